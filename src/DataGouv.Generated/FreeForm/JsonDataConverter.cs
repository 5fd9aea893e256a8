using System.Text.Json;
using System.Text.Json.Serialization;

namespace DataGouv;

/// <summary>Reads and writes a value of free-form data.</summary>
public sealed class JsonDataConverter : JsonConverter<JsonData>
{
    /// <inheritdoc />
    public override bool HandleNull => true;

    /// <inheritdoc />
    public override JsonData Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(JsonElement.ParseValue(ref reader));

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, JsonData value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        value.AsElement().WriteTo(writer);
    }
}
