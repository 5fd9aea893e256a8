using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DataGouv;

/// <summary>
/// Instants as the servers write them: ISO 8601 with up to six decimals of a second. A value without an offset is UTC, never
/// the zone of the machine.
/// </summary>
public sealed class ServerTimeConverter : JsonConverter<DateTimeOffset>
{
    private const string Seconds = "yyyy-MM-dd'T'HH:mm:sszzz";
    private const string Microseconds = "yyyy-MM-dd'T'HH:mm:ss.ffffffzzz";

    // The longest text that the reader's own parser takes has 42 bytes.
    private const int Longest = 64;

    /// <inheritdoc />
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        // A large page holds a thousand of them. The reader's own parser makes no text, but takes a missing offset for the machine's zone.
        if (HasOffset(reader) && reader.TryGetDateTimeOffset(out var usual))
        {
            return usual;
        }

        var text = reader.GetString();
        return TryParse(text, out var instant)
            ? instant
            : throw new JsonException($"\"{text}\" is not an instant in ISO 8601.");
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(Format(value));
    }

    internal static bool TryParse(string? text, out DateTimeOffset instant) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out instant);

    internal static string Format(DateTimeOffset value) =>
        value.ToString(value.Ticks % TimeSpan.TicksPerSecond == 0 ? Seconds : Microseconds, CultureInfo.InvariantCulture);

    private static bool HasOffset(in Utf8JsonReader reader)
    {
        if (reader is { HasValueSequence: false, ValueIsEscaped: false })
        {
            return HasOffset(reader.ValueSpan);
        }

        // Copied into one piece: which of the two parsers reads it must not depend on where a buffer ends.
        Span<byte> copy = stackalloc byte[Longest];
        return Length(reader) <= Longest && HasOffset(copy[..reader.CopyString(copy)]);
    }

    private static bool HasOffset(ReadOnlySpan<byte> text)
    {
        const int Date = 10;
        return text.Length > Date + 6 && text[Date] == (byte)'T' && (text[^1] == (byte)'Z' || text[^6] is (byte)'+' or (byte)'-');
    }

    private static long Length(in Utf8JsonReader reader) => reader.HasValueSequence ? reader.ValueSequence.Length : reader.ValueSpan.Length;
}
