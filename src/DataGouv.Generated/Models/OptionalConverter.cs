using System.Text.Json;
using System.Text.Json.Serialization;

namespace DataGouv.Core;

/// <summary>Writes an <see cref="Optional{T}"/> that is set as its value or as null. Models name it on their members.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public sealed class OptionalConverter<T> : JsonConverter<Optional<T>>
{
    /// <inheritdoc />
    public override bool HandleNull => true;

    /// <inheritdoc />
    public override Optional<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Null ? JsonNull.Value : JsonSerializer.Deserialize(ref reader, ApiJson.TypeInfo<T>(options));

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, Optional<T> value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (value is { IsSet: true, IsNull: false })
        {
            JsonSerializer.Serialize(writer, value.Value!, ApiJson.TypeInfo<T>(options));
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
