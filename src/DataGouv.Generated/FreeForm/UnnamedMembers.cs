using System.Collections;
using System.Text.Json;

namespace DataGouv.Core;

/// <summary>
/// A map of free-form data as System.Text.Json wants the members that a model does not name: with values of its own type.
/// </summary>
/// <param name="map">The map.</param>
internal sealed class UnnamedMembers(JsonMap map) : IDictionary<string, JsonElement>
{
    /// <summary>Gets the map.</summary>
    public JsonMap Map { get; } = map;

    /// <inheritdoc />
    public ICollection<string> Keys => Map.Keys;

    /// <inheritdoc />
    public ICollection<JsonElement> Values => [.. Map.Values.Select(value => value.AsElement())];

    /// <inheritdoc />
    public int Count => Map.Count;

    /// <inheritdoc />
    public bool IsReadOnly => false;

    /// <inheritdoc />
    public JsonElement this[string key]
    {
        get => Map[key].AsElement();
        set => Map[key] = value;
    }

    /// <inheritdoc />
    public void Add(string key, JsonElement value) => Map.Add(key, value);

    /// <inheritdoc />
    public bool ContainsKey(string key) => Map.ContainsKey(key);

    /// <inheritdoc />
    public bool Remove(string key) => Map.Remove(key);

    /// <inheritdoc />
    public bool TryGetValue(string key, out JsonElement value)
    {
        var found = Map.TryGetValue(key, out var member);
        value = member.AsElement();
        return found;
    }

    /// <inheritdoc />
    public void Add(KeyValuePair<string, JsonElement> item) => Add(item.Key, item.Value);

    /// <inheritdoc />
    public void Clear() => Map.Clear();

    /// <inheritdoc />
    public bool Contains(KeyValuePair<string, JsonElement> item) => Map.TryGetValue(item.Key, out var value) && value.Equals(item.Value);

    /// <inheritdoc />
    public void CopyTo(KeyValuePair<string, JsonElement>[] array, int arrayIndex)
    {
        foreach (var member in this)
        {
            array[arrayIndex++] = member;
        }
    }

    /// <inheritdoc />
    public bool Remove(KeyValuePair<string, JsonElement> item) => Contains(item) && Remove(item.Key);

    /// <inheritdoc />
    public IEnumerator<KeyValuePair<string, JsonElement>> GetEnumerator() =>
        Map.Select(member => KeyValuePair.Create(member.Key, member.Value.AsElement())).GetEnumerator();

    /// <inheritdoc />
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
