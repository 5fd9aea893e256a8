using System.Text.Json.Serialization.Metadata;

namespace DataGouv.Tabular;

/// <summary>
/// What a table is asked for, rows or groups of them: how they are sorted, how many are wanted, and how they are read in pages. Immutable:
/// each method gives a new query.
/// </summary>
/// <typeparam name="TQuery">The type of the query itself.</typeparam>
public abstract class TabularRows<TQuery>
    where TQuery : TabularRows<TQuery>
{
    private protected TabularRows(TableEndpoint table, QueryState state)
    {
        Table = table;
        State = state;
    }

    private protected TableEndpoint Table { get; }

    private protected QueryState State { get; }

    /// <summary>
    /// Sorted by a column, in addition to the columns that the query is sorted by already. Without any, rows come in the order of the file,
    /// and groups in the order of their columns. The same decides between rows that are equal (<see cref="WithoutTieBreak"/>).
    /// </summary>
    /// <param name="column">The column; of groups one that they are made by, because the server cannot sort by what it computes.</param>
    /// <param name="nulls">Where rows without a value go.</param>
    /// <exception cref="TabularQueryException">Groups have no such column.</exception>
    public TQuery OrderBy(string column, TabularNulls nulls = TabularNulls.Default) => Sort(column, descending: false, nulls);

    /// <summary>
    /// Sorted by a column from the highest value to the lowest, in addition to the columns that the query is sorted by already.
    /// </summary>
    /// <param name="column">The column; of groups one that they are made by, because the server cannot sort by what it computes.</param>
    /// <param name="nulls">Where rows without a value go.</param>
    /// <exception cref="TabularQueryException">Groups have no such column.</exception>
    public TQuery OrderByDescending(string column, TabularNulls nulls = TabularNulls.Default) => Sort(column, descending: true, nulls);

    /// <summary>
    /// Sorts pages and addresses as asked and no further. Only for a column whose values are all different: paging over equal rows loses some
    /// and repeats others. <see cref="ReadAsync(CancellationToken)"/> keeps equal rows in the order of the file all the same.
    /// </summary>
    public TQuery WithoutTieBreak() => With(State with { BreakTies = false });

    /// <summary>Without the first of the rows that the query has so far: <c>Take(10).Skip(5)</c> has five rows.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public TQuery Skip(int count) => With(State.Without(count));

    /// <summary>No more than the first of the rows that the query has so far: <c>Take(5).Take(10)</c> has five rows.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public TQuery Take(int count) => With(State.Limited(count));

    /// <summary>
    /// Reads the rows: a page for the first, and for the rest streams of 50,000 rows, several at once, in order. A row is valid until the next
    /// one is asked for. Groups are read in pages of 50.
    /// </summary>
    /// <remarks>
    /// All rows are of one version of the file, or the read ends with an exception: columns, numbers of rows, rows at the cuts and the time at
    /// which the file was parsed are compared at the end. A file that was replaced by one that differs in none of these cannot be told from
    /// it. More than 50,000 sorted rows are cut where the server can filter by the columns of the sort; where it can't, they are sorted here,
    /// in no more memory than <see cref="TabularQueryOptions.MaxSortBytes"/>.
    /// </remarks>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <exception cref="TabularQueryException">The server would refuse the query, or did.</exception>
    /// <exception cref="TabularReadException">The rows so far are not all, or not of one version of the file.</exception>
    /// <exception cref="DataGouvNotFoundException">The table is not there.</exception>
    /// <exception cref="DataGouvApiException">The server refused, or there was no connection.</exception>
    public IAsyncEnumerable<TabularRow> ReadAsync(CancellationToken cancellationToken = default) =>
        new FullRead(Table, State).ReadAsync(cancellationToken);

    /// <summary>
    /// Reads records in the same way; <see cref="Pageable{T}.AsPages"/> has their pages and <see cref="Pageable{T}.CountAsync"/> their number,
    /// but that of groups, which the server does not count. Only the columns that the record has are asked for, unless the query has a
    /// selection. <c>[JsonPropertyName("column__sum")]</c> maps what is computed.
    /// </summary>
    /// <typeparam name="T">The type of the record.</typeparam>
    /// <param name="typeInfo">How it is read, from a <c>JsonSerializerContext</c>. <c>[JsonPropertyName]</c> maps names of columns.</param>
    /// <exception cref="TabularDataException">While reading: a column is missing, or a value does not fit.</exception>
    /// <exception cref="TabularReadException">While reading: the rows so far are not all, or not of one version of the file.</exception>
    public Pageable<T> ReadAsync<T>(JsonTypeInfo<T> typeInfo) => TableReader.ReadRecords(Table, State, typeInfo);

    /// <summary>
    /// Reads the rows in the same way for what takes a <see cref="System.Data.Common.DbDataReader"/>: tables in memory, databases, mappers. The
    /// profile says of which types the columns are, and is asked for first; the first row is read at once.
    /// </summary>
    /// <param name="cancellationToken">Cancels the read, also after this call has returned.</param>
    /// <returns>The reader, before the first row. Dispose it.</returns>
    /// <exception cref="TabularQueryException">The server would refuse the query, or did.</exception>
    /// <exception cref="DataGouvNotFoundException">The table is not there.</exception>
    /// <exception cref="DataGouvApiException">The server refused, or there was no connection.</exception>
    public Task<TabularDataReader> ToDataReaderAsync(CancellationToken cancellationToken = default) =>
        TabularDataReader.OpenAsync(Table, State, cancellationToken);

    /// <summary>Reads one page, whatever <see cref="Skip"/> and <see cref="Take"/> say. Dispose it.</summary>
    /// <param name="page">Its number, from 1.</param>
    /// <param name="pageSize">How many rows it has at most, from 2 to 50; null for the server's default, 20.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="TabularQueryException">The server would refuse the query, or did.</exception>
    /// <exception cref="DataGouvNotFoundException">The table is not there.</exception>
    public Task<TabularPage> ReadPageAsync(int page = 1, int? pageSize = null, CancellationToken cancellationToken = default) =>
        TableReader.ReadPageAsync(Table, State, page, pageSize, cancellationToken);

    /// <summary>The address of the query, to share or to open elsewhere. <see cref="Skip"/> and <see cref="Take"/> have none.</summary>
    /// <param name="format">What it answers.</param>
    /// <param name="page">The page, from 1; null for the server's default.</param>
    /// <param name="pageSize">How many rows a page has, from 2 to 50; null for the server's default, 20.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such page, or the server does not allow one of such a size.</exception>
    /// <exception cref="TabularQueryException">The server could not understand the query as meant.</exception>
    public Uri ToUri(TabularFormat format = TabularFormat.Page, int? page = null, int? pageSize = null)
    {
        TableReader.CheckSize(pageSize);
        if (page is { } number)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(number, 1, nameof(page));
        }

        return Table.Address(State, format, page, pageSize);
    }

    private protected abstract TQuery With(QueryState state);

    /// <exception cref="TabularQueryException">The server does not sort by this column.</exception>
    private protected virtual void CheckSort(string name, string column)
    {
    }

    private TQuery Sort(string column, bool descending, TabularNulls nulls)
    {
        ArgumentException.ThrowIfNullOrEmpty(column);
        var name = TableColumns.NameOf(column);
        CheckSort(name, column);
        return With(State with { Sorts = State.Sorts.Add(new SortKey(name, descending, nulls)) });
    }
}
