using System.Collections.Immutable;

namespace DataGouv.Tabular;

/// <summary>Conditions of which all hold, or at least one.</summary>
internal sealed class GroupFilter : TabularFilter
{
    private GroupFilter(bool isOr, ImmutableArray<TabularFilter> filters)
    {
        IsOr = isOr;
        Filters = filters;
    }

    public bool IsOr { get; }

    public ImmutableArray<TabularFilter> Filters { get; }

    /// <summary>Joins filters; groups of the same kind become one.</summary>
    public static TabularFilter Join(bool isOr, params ReadOnlySpan<TabularFilter> filters)
    {
        var joined = ImmutableArray.CreateBuilder<TabularFilter>(filters.Length);
        foreach (var filter in filters)
        {
            ArgumentNullException.ThrowIfNull(filter);
            if (filter is GroupFilter group && group.IsOr == isOr)
            {
                joined.AddRange(group.Filters);
            }
            else
            {
                joined.Add(filter);
            }
        }

        return joined.Count == 1 ? joined[0] : new GroupFilter(isOr, joined.ToImmutable());
    }

    /// <inheritdoc />
    internal override TabularFilter Opposite() => Join(!IsOr, [.. Filters.Select(filter => filter.Opposite())]);

    /// <inheritdoc />
    internal override IEnumerable<ColumnFilter> Leaves() => Filters.SelectMany(filter => filter.Leaves());
}
