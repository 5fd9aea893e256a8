using System.Collections.Immutable;

namespace DataGouv.Tabular;

/// <summary>
/// A place in sorted rows, behind one of them. The filters on either side of it cut a sorted table into streams: what follows has a later value
/// in the first column of the sort, or the same value and a later one in the next; the number of the row comes last. Nulls are where the sort
/// has them.
/// </summary>
internal sealed class KeysetBoundary
{
    private readonly IReadOnlyList<(SortKey Key, TabularValue Value)> _keys;

    private KeysetBoundary(IReadOnlyList<(SortKey Key, TabularValue Value)> keys) => _keys = keys;

    /// <summary>Gets the condition that a row follows.</summary>
    public TabularFilter Following => Follows(0)!;

    /// <summary>Gets the condition that a row does not follow.</summary>
    public TabularFilter UpToHere => Precedes(0);

    /// <summary>Returns the sort of a query with the number of the row as its end, which makes all rows different.</summary>
    public static ImmutableArray<SortKey> KeysOf(QueryState query) =>
        query.Sorts.Any(key => key.Column == TableColumns.Id)
            ? query.Sorts
            : query.Sorts.Add(new SortKey(TableColumns.Id, Descending: false, TabularNulls.Default));

    /// <summary>Returns the place behind a row.</summary>
    /// <param name="keys">The sort, which ends with the number of the row.</param>
    /// <param name="row">The row, with the columns of the sort.</param>
    /// <returns>The place; null when the row has no number, so that it cannot be told from others.</returns>
    public static KeysetBoundary? Behind(ImmutableArray<SortKey> keys, TabularRow row)
    {
        List<(SortKey Key, TabularValue Value)> cut = [.. keys.Select(key => (key, ValueOf(row[key.Column])))];
        return cut.Exists(part => part.Key.Column == TableColumns.Id && part.Value.IsNull) ? null : new KeysetBoundary(cut);
    }

    private static TabularValue ValueOf(TabularCell cell) =>
        cell.IsNull ? default : cell.RawJson[0] == '"' ? cell.GetString() : System.Text.Encoding.UTF8.GetString(cell.RawJson);

    // Null stands for a condition that no row meets.
    private TabularFilter? Follows(int place)
    {
        var (key, value) = _keys[place];
        var later = Beyond(key, value, isLater: true);
        return place == _keys.Count - 1 ? later : Or(later, And(Same(key, value), Follows(place + 1)));
    }

    private TabularFilter Precedes(int place)
    {
        var (key, value) = _keys[place];
        var same = Same(key, value);
        var equal = place == _keys.Count - 1 ? same : same & Precedes(place + 1);
        return Beyond(key, value, isLater: false) is { } earlier ? earlier | equal : equal;
    }

    private static TabularFilter Same(SortKey key, TabularValue value) => new TabularColumn(key.Column) == value;

    private static TabularFilter? Beyond(SortKey key, TabularValue value, bool isLater)
    {
        var column = new TabularColumn(key.Column);
        var areNullsBeyond = key.AreNullsLast == isLater;
        if (value.IsNull)
        {
            return areNullsBeyond ? null : column.IsNotNull;
        }

        var strict = key.Descending == isLater ? column < value : column > value;
        return areNullsBeyond && key.Column != TableColumns.Id ? strict | column.IsNull : strict;
    }

    private static TabularFilter? Or(TabularFilter? one, TabularFilter? other) =>
        one is null ? other : other is null ? one : one | other;

    private static TabularFilter? And(TabularFilter one, TabularFilter? other) => other is null ? null : one & other;
}
