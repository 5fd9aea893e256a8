using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace DataGouv;

/// <content>Conversions from what C# has.</content>
public readonly partial struct JsonData
{
    /// <summary>Makes the value of a text; null where it is null.</summary>
    public static implicit operator JsonData(string? value) => Write(json => json.WriteStringValue(value));

    /// <summary>Makes the value of a Boolean.</summary>
    public static implicit operator JsonData(bool value) => Write(json => json.WriteBooleanValue(value));

    /// <summary>Makes the value of a whole number.</summary>
    public static implicit operator JsonData(int value) => (long)value;

    /// <summary>Makes the value of a whole number.</summary>
    public static implicit operator JsonData(long value) => Write(json => json.WriteNumberValue(value));

    /// <summary>Makes the value of a number.</summary>
    /// <exception cref="ArgumentException">The number is NaN or infinite, which JSON does not have.</exception>
    public static implicit operator JsonData(double value) => double.IsFinite(value)
        ? Write(json => json.WriteNumberValue(value))
        : throw new ArgumentException("The number is NaN or infinite, and JSON has no such number: pass a finite number.", nameof(value));

    /// <summary>Makes the value of a number.</summary>
    public static implicit operator JsonData(decimal value) => Write(json => json.WriteNumberValue(value));

    /// <summary>Makes the text of an instant, in ISO 8601.</summary>
    public static implicit operator JsonData(DateTimeOffset value) => ServerTimeConverter.Format(value);

    /// <summary>Makes the text of a date, <c>yyyy-MM-dd</c>.</summary>
    public static implicit operator JsonData(DateOnly value) => value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Makes the text of a UUID, in lower case.</summary>
    public static implicit operator JsonData(Guid value) => value.ToString("D");

    /// <summary>Makes the value of a JSON element.</summary>
    public static implicit operator JsonData(JsonElement value) => new(value);

    /// <summary>Makes null, on purpose.</summary>
    public static implicit operator JsonData(JsonNull? value) => Write(json => json.WriteNullValue());

    /// <summary>Makes the value of a map.</summary>
    public static implicit operator JsonData(JsonMap? value) => value is null ? JsonNull.Value : Write(value.WriteTo);

    /// <summary>Makes a list of texts.</summary>
    public static implicit operator JsonData(string[] value) => List(value, static item => item);

    /// <summary>Makes a list of whole numbers.</summary>
    public static implicit operator JsonData(int[] value) => List(value, static item => item);

    /// <summary>Makes a list of whole numbers.</summary>
    public static implicit operator JsonData(long[] value) => List(value, static item => item);

    /// <summary>Makes a list of numbers.</summary>
    public static implicit operator JsonData(double[] value) => List(value, static item => item);

    /// <summary>Makes a list of Booleans.</summary>
    public static implicit operator JsonData(bool[] value) => List(value, static item => item);

    /// <summary>Makes a list of texts.</summary>
    public static implicit operator JsonData(List<string> value) => List(value, static item => item);

    /// <summary>Makes a list of values.</summary>
    public static implicit operator JsonData(JsonData[] value) => List(value, static item => item);

    /// <summary>Makes a list, for collection expressions: <c>extras["years"] = [2024, 2025]</c>.</summary>
    /// <param name="items">The items.</param>
    public static JsonData Create(ReadOnlySpan<JsonData> items) => items.ToArray();

    private static JsonData List<T>(IEnumerable<T> items, Func<T, JsonData> convert)
    {
        ArgumentNullException.ThrowIfNull(items);
        return Write(json =>
        {
            json.WriteStartArray();
            foreach (var item in items)
            {
                convert(item)._element.WriteTo(json);
            }

            json.WriteEndArray();
        });
    }

    private static JsonData Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            write(json);
        }

        return new JsonData(JsonElement.Parse(buffer.WrittenSpan));
    }
}
