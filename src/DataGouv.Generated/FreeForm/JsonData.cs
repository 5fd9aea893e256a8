using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DataGouv;

/// <summary>
/// A value of free-form data, such as an extra of a dataset: a text, a number, a Boolean, a list, a map or null. Texts, numbers and lists
/// convert to it by themselves (<c>extras["version"] = 2</c>), and <c>AsString</c>, <c>AsInt64</c> and the like read it.
/// </summary>
[JsonConverter(typeof(JsonDataConverter))]
[CollectionBuilder(typeof(JsonData), nameof(Create))]
public readonly partial struct JsonData : IEquatable<JsonData>
{
    private readonly JsonElement _element;

    /// <summary>Makes the value of a JSON element.</summary>
    /// <param name="element">The element, which must not belong to a disposed document.</param>
    public JsonData(JsonElement element) => _element = element;

    /// <summary>Gets the kind of the value: <see cref="JsonValueKind.Undefined"/> where there is none.</summary>
    public JsonValueKind Kind => _element.ValueKind;

    /// <summary>Gets a value that indicates whether there is no value, or null.</summary>
    public bool IsNull => Kind is JsonValueKind.Undefined or JsonValueKind.Null;

    /// <summary>Gets the number of items of a list; 0 for anything else.</summary>
    public int Count => Kind == JsonValueKind.Array ? _element.GetArrayLength() : 0;

    /// <summary>Gets an item of a list.</summary>
    /// <param name="index">The place of the item, from 0.</param>
    /// <returns>The item; a value of the kind <see cref="JsonValueKind.Undefined"/> where the value is no list or has no such
    /// item.</returns>
    public JsonData this[int index] => index >= 0 && index < Count ? new(_element[index]) : default;

    /// <summary>Gets a member of a map.</summary>
    /// <param name="name">The name of the member.</param>
    /// <returns>The member; a value of the kind <see cref="JsonValueKind.Undefined"/> where the value is no map or has no such
    /// member.</returns>
    public JsonData this[string name] =>
        Kind == JsonValueKind.Object && _element.TryGetProperty(name, out var member) ? new(member) : default;

    /// <summary>Returns whether both are the same JSON.</summary>
    public static bool operator ==(JsonData left, JsonData right) => left.Equals(right);

    /// <summary>Returns whether both are different JSON.</summary>
    public static bool operator !=(JsonData left, JsonData right) => !left.Equals(right);

    /// <summary>Returns the text.</summary>
    /// <returns>The text; null where the value is anything else.</returns>
    public string? AsString() => Kind == JsonValueKind.String ? _element.GetString() : null;

    /// <summary>Returns the whole number.</summary>
    /// <returns>The number; null where the value is anything else or does not fit into 64 bits.</returns>
    public long? AsInt64() => Kind == JsonValueKind.Number && _element.TryGetInt64(out var number) ? number : null;

    /// <summary>Returns the number.</summary>
    /// <returns>The number; null where the value is anything else.</returns>
    public double? AsDouble() => Kind == JsonValueKind.Number && _element.TryGetDouble(out var number) ? number : null;

    /// <summary>Returns the number with all its decimals.</summary>
    /// <returns>The number; null where the value is anything else or does not fit.</returns>
    public decimal? AsDecimal() => Kind == JsonValueKind.Number && _element.TryGetDecimal(out var number) ? number : null;

    /// <summary>Returns the Boolean.</summary>
    /// <returns>The Boolean; null where the value is anything else.</returns>
    public bool? AsBoolean() =>
        Kind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => null,
        };

    /// <summary>Returns the instant that the text says, in ISO 8601. A text without an offset is UTC.</summary>
    /// <returns>The instant; null where the value is anything else.</returns>
    public DateTimeOffset? AsDateTimeOffset() =>
        AsString() is { } text && ServerTimeConverter.TryParse(text, out var instant) ? instant : null;

    /// <summary>Returns the items of the list.</summary>
    /// <returns>The items; null where the value is anything else.</returns>
    public IReadOnlyList<JsonData>? AsList() => Kind == JsonValueKind.Array ? [.. this] : null;

    /// <summary>Returns the members of the map.</summary>
    /// <returns>A copy of the map; null where the value is anything else.</returns>
    public JsonMap? AsMap()
    {
        if (Kind != JsonValueKind.Object)
        {
            return null;
        }

        var map = new JsonMap();
        foreach (var member in _element.EnumerateObject())
        {
            map[member.Name] = new JsonData(member.Value);
        }

        return map;
    }

    /// <summary>Returns the value as the serializer has it.</summary>
    public JsonElement AsElement() => _element;

    /// <summary>Enumerates the items of a list; nothing for anything else.</summary>
    public IEnumerator<JsonData> GetEnumerator()
    {
        for (var index = 0; index < Count; index++)
        {
            yield return this[index];
        }
    }

    /// <summary>Returns whether both are the same JSON, whatever the order of members and the spelling of numbers.</summary>
    public bool Equals(JsonData other) =>
        Kind == other.Kind && (Kind == JsonValueKind.Undefined || JsonElement.DeepEquals(_element, other._element));

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is JsonData other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() =>
        Kind switch
        {
            JsonValueKind.String => AsString()!.GetHashCode(StringComparison.Ordinal),
            JsonValueKind.Number => AsDouble().GetHashCode(),
            _ => (Kind, Count).GetHashCode(),
        };

    /// <summary>Returns the text of a text, and the JSON of anything else.</summary>
    public override string ToString() => Kind == JsonValueKind.Undefined ? "" : _element.ToString();
}
