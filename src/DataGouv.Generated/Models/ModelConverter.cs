using System.Text.Json;
using System.Text.Json.Serialization;

namespace DataGouv.Core;

/// <summary>
/// Reads and writes a model in whatever options as the SDK itself does: a serializer that looked at its properties would write null for
/// what was absent.
/// </summary>
/// <typeparam name="T">The model.</typeparam>
public sealed class ModelConverter<T> : JsonConverter<T>
    where T : class, IJsonModel<T>
{
    /// <inheritdoc />
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize(ref reader, T.JsonTypeInfo);

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value, T.JsonTypeInfo);
}
