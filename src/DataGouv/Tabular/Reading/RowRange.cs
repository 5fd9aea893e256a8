namespace DataGouv.Tabular;

/// <summary>Rows that one stream can hold: between two numbers, both included, or between two places of a sort. Null is open.</summary>
internal sealed record RowRange
{
    /// <summary>Gets all rows.</summary>
    public static RowRange Everything { get; } = new();

    /// <summary>Gets the rows that have no number.</summary>
    public static RowRange WithoutId { get; } = new() { IsWithoutId = true };

    /// <summary>Gets the first number.</summary>
    public long? From { get; init; }

    /// <summary>Gets the last number.</summary>
    public long? To { get; init; }

    /// <summary>Gets the place behind which the range begins.</summary>
    public KeysetBoundary? After { get; init; }

    /// <summary>Gets the place at which the range ends.</summary>
    public KeysetBoundary? UpTo { get; init; }

    /// <summary>Whether streams are not even tried.</summary>
    public bool IsPaged { get; init; }

    private bool IsWithoutId { get; init; }

    /// <summary>Gets a value that indicates whether the range is cut by the places of a sort.</summary>
    public bool IsKeyset => After is not null || UpTo is not null;

    /// <summary>Determines whether the range can have more rows than a number.</summary>
    public bool IsWiderThan(int rows) => To is not null && Width > rows;

    private long Width => To - (From ?? 1) + 1 ?? long.MaxValue;

    /// <summary>Returns the query of these rows alone.</summary>
    public QueryState Of(QueryState query)
    {
        var id = new TabularColumn(TableColumns.Id);
        List<TabularFilter?> bounds =
        [
            IsWithoutId ? id.IsNull : null,
            From is { } from ? id >= from : null,
            To is { } to ? id <= to : null,
            After?.Following,
            UpTo?.UpToHere,
        ];
        return query with { Filters = query.Filters.AddRange(bounds.OfType<TabularFilter>()) };
    }

    /// <summary>Returns both halves.</summary>
    public (RowRange Low, RowRange High) Split()
    {
        var middle = (From ?? 1) + (Width / 2) - 1;
        return (this with { To = middle }, this with { From = middle + 1 });
    }
}
