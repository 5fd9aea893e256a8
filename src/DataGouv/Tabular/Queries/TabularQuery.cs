using System.Collections.Immutable;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Kiota.Abstractions;

namespace DataGouv.Tabular;

/// <summary>
/// A query on the rows of a table. Immutable: each method gives a new query, and a query can be run again. Nothing is asked for until it
/// is read.
/// <code>
/// var query = client.Tabular.Resource(id).Rows
///     .Where(row => row["population"] >= 400_000 &amp;&amp; (row["Région (2016)"] == "Corse" || row["Région (2016)"] == null))
///     .OrderByDescending("population")
///     .Select("code_insee", "population");
/// </code>
/// </summary>
public sealed class TabularQuery
{
    private readonly TableEndpoint _table;
    private readonly QueryState _state;

    internal TabularQuery(TableEndpoint table, QueryState? state = null)
    {
        _table = table;
        _state = state ?? new QueryState();
    }

    /// <summary>Only rows that satisfy a filter, beside those filters that the query has.</summary>
    /// <param name="filter">Made from columns: <c>row =&gt; row["population"] &gt; 1000 &amp;&amp; row["nom"].Contains("mer")</c>.</param>
    public TabularQuery Where(Func<TabularColumns, TabularFilter> filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return Where(filter(default));
    }

    /// <summary>Only rows that satisfy a filter, beside those filters that the query has.</summary>
    public TabularQuery Where(TabularFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return With(_state with { Filters = _state.Filters.Add(filter) });
    }

    /// <summary>Only rows whose cell has a value; null for empty cells.</summary>
    public TabularQuery Where(string column, TabularValue value) => Where(new TabularColumn(column) == value);

    /// <summary>Only rows that satisfy at least one of these filters, beside those filters that the query has.</summary>
    /// <exception cref="ArgumentException">There is no filter.</exception>
    public TabularQuery OrWhere(params ReadOnlySpan<TabularFilter> alternatives) => alternatives.IsEmpty
        ? throw new ArgumentException("There is no alternative: pass at least one filter.", nameof(alternatives))
        : Where(GroupFilter.Join(isOr: true, alternatives));

    /// <summary>
    /// Sorted by a column, in addition to the columns that the query is sorted by already. Without any, rows come in the order of the file.
    /// Rows that are equal come in the order of the file too (<see cref="WithoutTieBreak"/>).
    /// </summary>
    public TabularQuery OrderBy(string column, TabularNulls nulls = TabularNulls.Default) => Sort(column, descending: false, nulls);

    /// <summary>Sorted by a column from the highest value to the lowest.</summary>
    public TabularQuery OrderByDescending(string column, TabularNulls nulls = TabularNulls.Default) => Sort(column, descending: true, nulls);

    /// <summary>
    /// Sorted as asked and no further. Only for a column whose values are all different: paging over equal rows loses some and repeats others.
    /// </summary>
    public TabularQuery WithoutTieBreak() => With(_state with { BreakTies = false });

    /// <summary>Only these columns, in this order. <c>__id</c>, the number of the row, only comes if it is among them.</summary>
    /// <exception cref="ArgumentException">There is no column, or one is empty or comes twice.</exception>
    public TabularQuery Select(params ReadOnlySpan<string> columns)
    {
        var selected = ColumnNames.Checked(columns, nameof(columns));
        return With(_state with { Columns = selected });
    }

    /// <summary>Rows with equal values in these columns become one: add what is to be computed, <c>GroupBy("region").Sum("population")</c>.</summary>
    /// <exception cref="ArgumentException">There is no column, or one is empty or comes twice.</exception>
    /// <exception cref="TabularQueryException">The query has a selection, a sort, a skip or a take: the server computes from whole tables.</exception>
    public TabularAggregation GroupBy(params ReadOnlySpan<string> columns) => Aggregation(ColumnNames.Checked(columns, nameof(columns)));

    /// <summary>How many values a column has in all rows (<c>column__count</c>). To count rows, use <see cref="CountAsync"/>.</summary>
    public TabularAggregation Count(string column) => Aggregation([]).Count(column);

    /// <summary>The sum of a column over all rows (<c>column__sum</c>).</summary>
    public TabularAggregation Sum(string column) => Aggregation([]).Sum(column);

    /// <summary>The mean of a column over all rows (<c>column__avg</c>).</summary>
    public TabularAggregation Avg(string column) => Aggregation([]).Avg(column);

    /// <summary>The lowest value of a column in all rows (<c>column__min</c>).</summary>
    public TabularAggregation Min(string column) => Aggregation([]).Min(column);

    /// <summary>The highest value of a column in all rows (<c>column__max</c>).</summary>
    public TabularAggregation Max(string column) => Aggregation([]).Max(column);

    /// <summary>Not the first rows.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public TabularQuery Skip(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return With(_state with { Skip = count });
    }

    /// <summary>No more rows than this.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public TabularQuery Take(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return With(_state with { Take = count });
    }

    /// <summary>How many rows the query has, by one request.</summary>
    public Task<long> CountAsync(CancellationToken cancellationToken = default) => TableReader.CountAsync(_table, _state, cancellationToken);

    /// <summary>
    /// The rows, page after page of 50. For thousands of rows <see cref="ReadAllAsync(CancellationToken)"/> is 25 times as fast. A row is
    /// valid until the next one is asked for.
    /// </summary>
    /// <exception cref="TabularQueryException">The server would refuse the query, or did.</exception>
    public IAsyncEnumerable<TabularRow> ReadAsync(CancellationToken cancellationToken = default) => TableReader.ReadRowsAsync(_table, _state, cancellationToken);

    /// <summary>The rows as records, with access to their pages, their number and pages read ahead.</summary>
    /// <typeparam name="T">The type of the record.</typeparam>
    /// <param name="typeInfo">How it is read, from a <c>JsonSerializerContext</c>. <c>[JsonPropertyName]</c> maps names of columns.</param>
    public Pageable<T> ReadAsync<T>(JsonTypeInfo<T> typeInfo) => TableReader.ReadRecords(_table, _state, typeInfo);

    /// <summary>One page, whatever <see cref="Skip"/> and <see cref="Take"/> say. Dispose it.</summary>
    /// <param name="page">Its number, from 1.</param>
    /// <param name="pageSize">How many rows it has at most, from 2 to 50; null for the server's default, 20.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="TabularQueryException">The server would refuse the query, or did.</exception>
    public Task<TabularPage> ReadPageAsync(int page = 1, int? pageSize = null, CancellationToken cancellationToken = default) =>
        TableReader.ReadPageAsync(_table, _state, page, pageSize, cancellationToken);

    /// <summary>
    /// All rows, by as few requests as can be: streams of 50,000 rows, several at once, in order. Their number is checked. A row is valid
    /// until the next one is asked for.
    /// </summary>
    /// <exception cref="IOException">Rows were lost: a stream was cut, or the file was replaced meanwhile.</exception>
    /// <exception cref="DataGouvConnectionException">The connection broke off.</exception>
    public IAsyncEnumerable<TabularRow> ReadAllAsync(CancellationToken cancellationToken = default) => new FullRead(_table, _state).ReadAsync(cancellationToken);

    /// <summary>All rows as records, read like <see cref="ReadAllAsync(CancellationToken)"/>.</summary>
    /// <typeparam name="T">The type of the record.</typeparam>
    /// <param name="typeInfo">How it is read, from a <c>JsonSerializerContext</c>.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <exception cref="TabularDataException">A column is missing, or a value does not fit.</exception>
    /// <exception cref="IOException">Rows were lost.</exception>
    public IAsyncEnumerable<T> ReadAllAsync<T>(JsonTypeInfo<T> typeInfo, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(typeInfo);
        return RecordColumns.ReadAsync(ReadAllAsync(cancellationToken), typeInfo, _table.RequiresColumns, cancellationToken);
    }

    /// <summary>
    /// All rows as CSV (RFC 4180, UTF-8, commas, a header), read like <see cref="ReadAllAsync(CancellationToken)"/>. It is written here, because
    /// the server quotes no header, doubles backslashes and writes booleans as <c>t</c> and <c>f</c>.
    /// </summary>
    /// <param name="destination">Where it is written; it stays open.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <returns>The number of rows.</returns>
    /// <exception cref="IOException">Rows were lost: what was written is not all.</exception>
    public async Task<long> ToCsvAsync(Stream destination, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(destination);
        var csv = CsvRowWriter.Create(destination);
        await using (csv.ConfigureAwait(false))
        {
            var count = 0L;
            await foreach (var row in ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                if (count++ == 0)
                {
                    await CsvRowWriter.WriteHeaderAsync(csv, row.Columns, cancellationToken).ConfigureAwait(false);
                }

                await CsvRowWriter.WriteAsync(csv, row, cancellationToken).ConfigureAwait(false);
            }

            // Without a row nobody says which columns there are, except a selection or the profile.
            if (count == 0 && (_state.Columns.IsEmpty ? _table.KnownColumns : _state.Columns) is { Count: > 0 } names)
            {
                await CsvRowWriter.WriteHeaderAsync(csv, names, cancellationToken).ConfigureAwait(false);
            }

            return count;
        }
    }

    /// <summary>The address of the query, to share or to open elsewhere. <see cref="Skip"/> and <see cref="Take"/> have none.</summary>
    /// <param name="format">What it answers.</param>
    /// <param name="page">The page, from 1; null for the server's default.</param>
    /// <param name="pageSize">How many rows a page has, from 2 to 50; null for the server's default, 20.</param>
    /// <exception cref="TabularQueryException">The server could not understand the query as meant.</exception>
    public Uri ToUri(TabularFormat format = TabularFormat.Page, int? page = null, int? pageSize = null)
    {
        TableReader.CheckSize(pageSize);
        if (page is { } number)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(number, 1, nameof(page));
        }

        return _table.Address(_state, format, page, pageSize);
    }

    private TabularQuery Sort(string column, bool descending, TabularNulls nulls)
    {
        ArgumentException.ThrowIfNullOrEmpty(column);
        return With(_state with { Sorts = _state.Sorts.Add(new SortKey(column, descending, nulls)) });
    }

    private TabularAggregation Aggregation(ImmutableArray<string> groups) =>
        !_state.Columns.IsEmpty || !_state.Sorts.IsEmpty || _state.Skip > 0 || _state.Take is not null
            ? throw new TabularQueryException("An aggregation is computed from all rows that the filters leave: use Where only before GroupBy, Count, Sum, Avg, Min and Max, and OrderBy after them.")
            : new TabularAggregation(_table, _state with { Groups = groups });

    private TabularQuery With(QueryState state) => new(_table, state);
}
