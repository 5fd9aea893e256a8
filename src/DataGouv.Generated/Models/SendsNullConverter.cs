using System.Text.Json;
using System.Text.Json.Serialization;

namespace DataGouv.Core;

/// <summary>Reads and writes a list, map or model that can be null on purpose. Contracts name it on the members of such types.</summary>
/// <typeparam name="T">The type of the member.</typeparam>
/// <param name="takesNull">Whether the server takes null for the member.</param>
internal sealed class SendsNullConverter<T>(bool takesNull) : JsonConverter<T>
    where T : class, ISendsNull<T>
{
    /// <inheritdoc />
    public override bool HandleNull => true;

    /// <inheritdoc />
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType != JsonTokenType.Null ? JsonSerializer.Deserialize(ref reader, ApiJson.TypeInfo<T>(options))
        : takesNull ? T.Null
        : null;

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        if (!value.IsNull)
        {
            JsonSerializer.Serialize(writer, value, ApiJson.TypeInfo<T>(options));
        }
        else if (takesNull)
        {
            writer.WriteNullValue();
        }
        else
        {
            throw new BodyRefusedException("is null on purpose, which the server does not take: set a value, or leave it out.");
        }
    }
}
