using System.Collections.Immutable;

namespace DataGouv.Tabular;

/// <summary>What a query asks for. Immutable.</summary>
internal sealed record QueryState
{
    public ImmutableArray<TabularFilter> Filters { get; init; } = [];

    public ImmutableArray<SortKey> Sorts { get; init; } = [];

    /// <summary>The columns to return; empty for all.</summary>
    public ImmutableArray<string> Columns { get; init; } = [];

    /// <summary>Whether the columns are those of a record, so that the server is asked for all if it lacks one.</summary>
    public bool AreColumnsImplied { get; init; }

    public ImmutableArray<string> Groups { get; init; } = [];

    public ImmutableArray<Aggregate> Aggregates { get; init; } = [];

    public int Skip { get; init; }

    public int? Take { get; init; }

    /// <summary>Is every sort completed so that no two rows are equal? Paging over equal rows loses some and repeats others.</summary>
    public bool BreakTies { get; init; } = true;

    /// <summary>Gets what hears how far a read is; null when nothing does.</summary>
    public IProgress<TabularProgress>? Progress { get; init; }

    /// <summary>Gets a value that indicates whether it asks for the whole table, in the order of the file.</summary>
    public bool IsWholeTable =>
        Filters.IsEmpty && Sorts.IsEmpty && Explicit().Columns.IsEmpty && !IsAggregation && Skip == 0 && Take is null;

    public bool IsAggregation => !Groups.IsEmpty || !Aggregates.IsEmpty;

    /// <summary>Returns what the caller asked for, without the columns that follow from a record.</summary>
    public QueryState Explicit() => AreColumnsImplied ? this with { Columns = [], AreColumnsImplied = false } : this;

    /// <summary>Without the first of the rows that it asks for.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public QueryState Without(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return this with
        {
            Skip = (int)Math.Min((long)Skip + count, int.MaxValue),
            Take = Take is { } take ? Math.Max(0, take - count) : null,
        };
    }

    /// <summary>With no more of the rows that it asks for.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public QueryState Limited(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return this with { Take = Math.Min(Take ?? count, count) };
    }
}
