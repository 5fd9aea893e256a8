using System.Text.Json;
using System.Text.Json.Serialization;

namespace DataGouv.Core;

/// <summary>Reads and writes an open enum as its text.</summary>
/// <typeparam name="T">The enum.</typeparam>
public sealed class OpenEnumConverter<T> : JsonConverter<T>
    where T : OpenEnum<T>, IOpenEnum<T>
{
    /// <inheritdoc />
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        // A page repeats the known values: they are found without making a text of each.
        if (reader is { HasValueSequence: false, ValueIsEscaped: false })
        {
            var text = reader.ValueSpan;
            foreach (var known in OpenEnum<T>.Known)
            {
                if (text.SequenceEqual(known.EncodedValue.EncodedUtf8Bytes))
                {
                    return known;
                }
            }
        }

        return T.Create(reader.GetString()!);
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStringValue(value.EncodedValue);
    }

    /// <inheritdoc />
    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Read(ref reader, typeToConvert, options);

    /// <inheritdoc />
    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WritePropertyName(value.EncodedValue);
    }
}
