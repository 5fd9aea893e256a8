using System.Text.Json;
using System.Text.Json.Serialization;

namespace DataGouv.Core;

/// <summary>
/// Reads the members of a polymorphic family: the value of one property, wherever it stands in the object, says which class it
/// is. An unknown value gives the class for unknown members, which keeps everything.
/// </summary>
/// <typeparam name="TBase">The base of the family.</typeparam>
/// <param name="discriminator">The name of the property on the wire.</param>
public abstract class FamilyConverter<TBase>(string discriminator) : JsonConverter<TBase>
    where TBase : class
{
    /// <inheritdoc />
    public override TBase? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return (TBase?)JsonSerializer.Deserialize(ref reader, options.GetTypeInfo(MemberFor(Discriminate(reader))));
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, TBase value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(options);
        JsonSerializer.Serialize(writer, value, options.GetTypeInfo(value.GetType()));
    }

    /// <summary>The class for a value of the discriminator; null when there is none.</summary>
    protected abstract Type MemberFor(string? value);

    // The reader is a copy: the object is read again from its start. The serializer hands over whole values only, but as long as more
    // text follows them, Skip refuses to believe it.
    private string? Discriminate(Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var found = reader.ValueTextEquals(discriminator);
            reader.Read();
            if (found)
            {
                return reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
            }

            reader.TrySkip();
        }

        return null;
    }
}
