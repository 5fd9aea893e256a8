using System.Collections.Immutable;
using System.Runtime.CompilerServices;
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
public sealed class TabularQuery : TabularRows<TabularQuery>
{
    internal TabularQuery(TableEndpoint table, QueryState? state = null)
        : base(table, state ?? new QueryState())
    {
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
        return With(State with { Filters = State.Filters.Add(filter) });
    }

    /// <summary>Only rows whose cell has a value; null for empty cells.</summary>
    public TabularQuery Where(string column, TabularValue value) => Where(new TabularColumn(column) == value);

    /// <summary>Only rows whose cell has a text; null for empty cells.</summary>
    public TabularQuery Where(string column, string? value) => Where(new TabularColumn(column) == value);

    /// <summary>Only rows that satisfy at least one of these filters, beside those filters that the query has.</summary>
    /// <exception cref="ArgumentException">There is no filter.</exception>
    public TabularQuery OrWhere(params ReadOnlySpan<TabularFilter> alternatives) => alternatives.IsEmpty
        ? throw new ArgumentException("There is no alternative: pass at least one filter.", nameof(alternatives))
        : Where(GroupFilter.Join(isOr: true, alternatives));

    /// <summary>Only these columns, in this order. <c>__id</c>, the number of the row, only comes if it is among them.</summary>
    /// <exception cref="ArgumentException">There is no column, or one is empty or comes twice.</exception>
    public TabularQuery Select(params ReadOnlySpan<string> columns)
    {
        var selected = ColumnNames.Checked(columns, nameof(columns));
        return With(State with { Columns = selected });
    }

    /// <summary>Only these columns, in this order.</summary>
    /// <exception cref="ArgumentException">There is no column, or one is empty or comes twice.</exception>
    [OverloadResolutionPriority(-1)]
    public TabularQuery Select(IEnumerable<string> columns) => Select(Listed(columns));

    /// <summary>
    /// Rows with equal values in these columns become one: add what is to be computed, <c>GroupBy("region").Sum("population")</c>.
    /// </summary>
    /// <exception cref="ArgumentException">There is no column, or one is empty or comes twice.</exception>
    /// <exception cref="TabularQueryException">
    /// The query has a selection, a sort, a skip or a take: the server computes from whole tables.
    /// </exception>
    public TabularAggregation GroupBy(params ReadOnlySpan<string> columns) => Aggregation(ColumnNames.Checked(columns, nameof(columns)));

    /// <summary>Rows with equal values in these columns become one.</summary>
    /// <exception cref="ArgumentException">There is no column, or one is empty or comes twice.</exception>
    /// <exception cref="TabularQueryException">
    /// The query has a selection, a sort, a skip or a take: the server computes from whole tables.
    /// </exception>
    [OverloadResolutionPriority(-1)]
    public TabularAggregation GroupBy(IEnumerable<string> columns) => GroupBy(Listed(columns));

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

    /// <summary>How many rows the query has, by one request.</summary>
    public Task<long> CountAsync(CancellationToken cancellationToken = default) => TableReader.CountAsync(Table, State, cancellationToken);

    /// <summary>
    /// Finds the files that the platform made of these rows: those of the whole table, in Parquet and other formats, which download faster than
    /// the rows are read. A query with filters, a selection, a sort, a skip or a take has none, and is not asked about.
    /// </summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The exports, which <c>client.Downloads</c> takes; none where there are none.</returns>
    /// <exception cref="DataGouvNotFoundException">The catalogue has no such resource.</exception>
    public Task<IReadOnlyList<ResourceExport>> GetExportsAsync(CancellationToken cancellationToken = default) =>
        State.IsWholeTable ? Table.FindExportsAsync(cancellationToken) : Task.FromResult<IReadOnlyList<ResourceExport>>([]);

    /// <summary>Returns the same query, whose reads report how far they are.</summary>
    /// <param name="progress">What hears of it: of the rows that have come, and of those that there are.</param>
    public TabularQuery WithProgress(IProgress<TabularProgress> progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        return With(State with { Progress = progress });
    }

    /// <summary>
    /// All rows as CSV (RFC 4180, UTF-8, commas, a header), read like <see cref="TabularRows{TQuery}.ReadAsync(CancellationToken)"/>. It is
    /// written here, because the server quotes no header, doubles backslashes and writes booleans as <c>t</c> and <c>f</c>. An empty cell is nothing and
    /// an empty text is <c>""</c>; in a table of one column both are <c>""</c>, because most readers skip an empty line: select <c>__id</c>
    /// too to tell them apart. Columns of JSON stay JSON, and infinite numbers are <c>Infinity</c> and <c>-Infinity</c>. The profile says
    /// which columns there are, and is asked for first.
    /// </summary>
    /// <param name="destination">Where it is written; it stays open.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <returns>The number of rows.</returns>
    /// <exception cref="TabularQueryException">The server would refuse the query, or did.</exception>
    /// <exception cref="DataGouvNotFoundException">The table is not there.</exception>
    /// <exception cref="DataGouvConnectionException">The connection broke off.</exception>
    /// <exception cref="TabularReadException">What was written is not all rows, or not of one version of the file.</exception>
    /// <exception cref="IOException">The destination failed.</exception>
    public Task<long> ToCsvAsync(Stream destination, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(destination);
        return CsvExport.WriteAsync(Table, State, destination, cancellationToken);
    }

    private protected override TabularQuery With(QueryState state) => new(Table, state);

    private static string[] Listed(IEnumerable<string> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        return [.. columns];
    }

    private TabularAggregation Aggregation(ImmutableArray<string> groups) =>
        !State.Columns.IsEmpty || !State.Sorts.IsEmpty || State.Skip > 0 || State.Take is not null
            ? throw new TabularQueryException("An aggregation is computed from all rows that the filters leave: use Where only before "
                + "GroupBy, Count, Sum, Avg, Min and Max, and OrderBy after them.")
            : new TabularAggregation(Table, State with { Groups = groups });
}
