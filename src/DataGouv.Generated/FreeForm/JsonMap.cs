using System.Text.Json;
using DataGouv.Core;

namespace DataGouv;

/// <summary>
/// A map of free-form data, such as the extras of a dataset: any name, any value. Asked for a name that it does not have, it returns a
/// value
/// of the kind <see cref="JsonValueKind.Undefined"/>, whose <c>As…</c> methods return null.
/// </summary>
public sealed class JsonMap : Dictionary<string, JsonData>, ISendsNull<JsonMap>
{
    private bool _isNull;

    /// <summary>Makes an empty map.</summary>
    public JsonMap()
        : base(StringComparer.Ordinal) { }

    /// <summary>Makes a map with the members of another one.</summary>
    /// <param name="members">The members.</param>
    public JsonMap(IEnumerable<KeyValuePair<string, JsonData>> members)
        : base(members, StringComparer.Ordinal) { }

    /// <summary>Gets or sets a value.</summary>
    /// <param name="name">The name of the value.</param>
    public new JsonData this[string name]
    {
        get => TryGetValue(name, out var value) ? value : default;
        set => base[name] = value;
    }

    /// <summary>Makes null, to be sent as such.</summary>
    public static implicit operator JsonMap?(JsonNull? value) => value is null ? null : new() { _isNull = true };

    static JsonMap ISendsNull<JsonMap>.Null => JsonNull.Value!;

    bool ISendsNull<JsonMap>.IsNull => _isNull;

    /// <summary>Gets a value that indicates whether null is sent.</summary>
    internal bool IsNull => _isNull;

    internal void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        foreach (var (name, value) in this)
        {
            json.WritePropertyName(name);
            value.AsElement().WriteTo(json);
        }

        json.WriteEndObject();
    }
}
