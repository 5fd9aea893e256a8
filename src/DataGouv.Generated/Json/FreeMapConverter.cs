using System.Text.Json;
using System.Text.Json.Serialization;

namespace DataGouv.Core;

/// <summary>
/// Reads maps of free values, such as extras and metrics. All values of a map share one document: the serializer makes one for each, which
/// was a quarter of what a large page allocated.
/// </summary>
internal sealed class FreeMapConverter : JsonConverter<Dictionary<string, JsonElement>>
{
    /// <inheritdoc />
    public override Dictionary<string, JsonElement> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var map = JsonElement.ParseValue(ref reader);
        if (map.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException($"An object was expected, and there is a value of the kind {map.ValueKind}.");
        }

        var values = new Dictionary<string, JsonElement>(map.GetPropertyCount());
        foreach (var member in map.EnumerateObject())
        {
            values[member.Name] = member.Value;
        }

        return values;
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, Dictionary<string, JsonElement> value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (name, member) in value)
        {
            writer.WritePropertyName(name);
            member.WriteTo(writer);
        }

        writer.WriteEndObject();
    }
}
