using System.Collections.ObjectModel;
using DataGouv.Core;

namespace DataGouv;

/// <summary>
/// A list of a write model that can be sent as null on purpose. Lists and collection expressions convert to it by themselves
/// (<c>spatial.Zones = ["fr:commune:44109"]</c>); <c>spatial.Zones = JsonNull.Value</c> sends null; nothing assigned sends nothing.
/// </summary>
/// <typeparam name="T">The type of the items.</typeparam>
public sealed class NullableList<T> : Collection<T>, ISendsNull<NullableList<T>>
{
    private bool _isNull;

    /// <summary>Makes an empty list, which is sent as such.</summary>
    public NullableList() { }

    /// <summary>Makes a list with items.</summary>
    /// <param name="items">The items.</param>
    public NullableList(IEnumerable<T> items)
        : base([.. items]) { }

    /// <summary>Makes a list with items. C#'s own null leaves the member out.</summary>
    public static implicit operator NullableList<T>?(List<T>? items) => items is null ? null : new(items);

    /// <summary>Makes a list with items. C#'s own null leaves the member out.</summary>
    public static implicit operator NullableList<T>?(T[]? items) => items is null ? null : new(items);

    /// <summary>Makes null, to be sent as such.</summary>
    public static implicit operator NullableList<T>?(JsonNull? value) => value is null ? null : new() { _isNull = true };

    static NullableList<T> ISendsNull<NullableList<T>>.Null => JsonNull.Value!;

    bool ISendsNull<NullableList<T>>.IsNull => _isNull;

    /// <summary>Gets a value that indicates whether null is sent.</summary>
    internal bool IsNull => _isNull;
}
