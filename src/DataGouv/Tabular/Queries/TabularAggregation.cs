using System.Text.Json.Serialization.Metadata;

namespace DataGouv.Tabular;

/// <summary>
/// Groups of rows and what is computed of each. The result has the columns of the groups, and one named <c>column__sum</c> (count, avg, min,
/// max) for each computation. Immutable. Only some resources allow it: <see cref="TabularResource.AllowsAggregationAsync"/>.
/// </summary>
public sealed class TabularAggregation
{
    private readonly TableEndpoint _table;
    private readonly QueryState _state;

    internal TabularAggregation(TableEndpoint table, QueryState state)
    {
        _table = table;
        _state = state;
    }

    /// <summary>How many values a column has (<c>column__count</c>); empty cells are not counted.</summary>
    public TabularAggregation Count(string column) => Add(column, AggregateFunction.Count);

    /// <summary>The sum of a column (<c>column__sum</c>).</summary>
    public TabularAggregation Sum(string column) => Add(column, AggregateFunction.Sum);

    /// <summary>The mean of a column (<c>column__avg</c>).</summary>
    public TabularAggregation Avg(string column) => Add(column, AggregateFunction.Avg);

    /// <summary>The lowest value of a column (<c>column__min</c>).</summary>
    public TabularAggregation Min(string column) => Add(column, AggregateFunction.Min);

    /// <summary>The highest value of a column (<c>column__max</c>).</summary>
    public TabularAggregation Max(string column) => Add(column, AggregateFunction.Max);

    /// <summary>Sorted by a column of the groups. The server cannot sort by what it computes. Without it, by all of them.</summary>
    public TabularAggregation OrderBy(string column, TabularNulls nulls = TabularNulls.Default) => Sort(new SortKey(column, Descending: false, nulls));

    /// <summary>Sorted by a column of the groups, from the highest value to the lowest.</summary>
    public TabularAggregation OrderByDescending(string column, TabularNulls nulls = TabularNulls.Default) => Sort(new SortKey(column, Descending: true, nulls));

    /// <summary>Sorted as asked and no further. Pages may then lose groups and repeat others.</summary>
    public TabularAggregation WithoutTieBreak() => With(_state with { BreakTies = false });

    /// <summary>No more groups than this.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public TabularAggregation Take(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return With(_state with { Take = count });
    }

    /// <summary>Not the first groups.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public TabularAggregation Skip(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return With(_state with { Skip = count });
    }

    /// <summary>The groups, page after page. A row is valid until the next one is asked for.</summary>
    /// <exception cref="TabularQueryException">The resource does not allow aggregation, or not of these columns.</exception>
    public IAsyncEnumerable<TabularRow> ReadAsync(CancellationToken cancellationToken = default) => TableReader.ReadRowsAsync(_table, _state, cancellationToken);

    /// <summary>The groups as records; <c>[JsonPropertyName("column__sum")]</c> maps what is computed. The server does not count groups.</summary>
    /// <typeparam name="T">The type of the record.</typeparam>
    /// <param name="typeInfo">How it is read, from a <c>JsonSerializerContext</c>.</param>
    public Pageable<T> ReadAsync<T>(JsonTypeInfo<T> typeInfo) => TableReader.ReadRecords(_table, _state, typeInfo);

    /// <summary>One page of groups. Dispose it.</summary>
    /// <param name="page">Its number, from 1.</param>
    /// <param name="pageSize">How many groups it has at most, from 2 to 50; null for the server's default, 20.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="TabularQueryException">The resource does not allow aggregation, or not of these columns.</exception>
    public Task<TabularPage> ReadPageAsync(int page = 1, int? pageSize = null, CancellationToken cancellationToken = default) =>
        TableReader.ReadPageAsync(_table, _state, page, pageSize, cancellationToken);

    /// <summary>The address of the aggregation, to share or to open elsewhere.</summary>
    /// <param name="format">What it answers.</param>
    /// <param name="page">The page, from 1; null for the server's default.</param>
    /// <param name="pageSize">How many groups a page has, from 2 to 50; null for the server's default, 20.</param>
    /// <exception cref="TabularQueryException">The server could not understand it as meant.</exception>
    public Uri ToUri(TabularFormat format = TabularFormat.Page, int? page = null, int? pageSize = null)
    {
        TableReader.CheckSize(pageSize);
        return _table.Address(_state, format, page, pageSize);
    }

    private TabularAggregation Add(string column, AggregateFunction function)
    {
        ArgumentException.ThrowIfNullOrEmpty(column);
        var aggregate = new Aggregate(column, function);
        return _state.Aggregates.Contains(aggregate) ? this : With(_state with { Aggregates = _state.Aggregates.Add(aggregate) });
    }

    private TabularAggregation Sort(SortKey key)
    {
        ArgumentException.ThrowIfNullOrEmpty(key.Column);
        return _state.Groups.Contains(key.Column)
            ? With(_state with { Sorts = _state.Sorts.Add(key) })
            : throw new TabularQueryException($"\"{key.Column}\" is not among the columns of GroupBy, and the server sorts groups by nothing else: read the groups and sort them.") { Column = key.Column };
    }

    private TabularAggregation With(QueryState state) => new(_table, state);
}
