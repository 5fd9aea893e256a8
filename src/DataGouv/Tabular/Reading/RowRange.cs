namespace DataGouv.Tabular;

/// <summary>Rows between two numbers, both included; null is open.</summary>
internal readonly record struct RowRange(long? From, long? To, bool IsStreamed)
{
    /// <summary>The rows that have no number.</summary>
    public static RowRange WithoutId { get; } = new(null, null, IsStreamed: true) { IsWithoutId = true };

    public bool IsWithoutId { get; private init; }

    /// <summary>How many rows it can have at most.</summary>
    private long Width => To - (From ?? 1) + 1 ?? long.MaxValue;

    /// <summary>Can it be refused for its length?</summary>
    public bool CanSplit => To is not null && Width > FullRead.LongestStream;

    /// <summary>The query of these rows alone.</summary>
    public QueryState Of(QueryState query)
    {
        var id = new TabularColumn(TableColumns.Id);
        var filters = query.Filters;
        filters = IsWithoutId ? filters.Add(id.IsNull) : filters;
        filters = From is { } from ? filters.Add(id >= from) : filters;
        filters = To is { } to ? filters.Add(id <= to) : filters;
        return query with { Filters = filters };
    }

    public (RowRange Low, RowRange High) Split()
    {
        var middle = (From ?? 1) + (Width / 2) - 1;
        return (this with { To = middle }, this with { From = middle + 1 });
    }
}
