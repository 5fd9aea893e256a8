using System.Collections;
using System.Collections.ObjectModel;
using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;

namespace DataGouv.Tabular;

/// <summary>
/// The rows of a query as ADO.NET has them, for everything that takes a <see cref="DbDataReader"/>: <see cref="DataTable"/>, bulk copies,
/// mappers. Rows stream while they are read, and memory holds no more than a few blocks of them.
/// </summary>
/// <remarks>
/// <para>
/// Columns have the names of the rows (<see cref="TabularColumnProfile.StoredName"/>), which a database takes; those of the file are their
/// base names, and <see cref="GetOrdinal"/> takes both. Types come from the profile: texts and JSON are <see cref="string"/>, whole numbers
/// <see cref="long"/>, numbers <see cref="double"/>, then <see cref="bool"/> and <see cref="DateOnly"/>; dates with a time are
/// <see cref="DateTime"/> in UTC. Columns that no profile describes are numbers or Booleans if those of the first rows are, and texts
/// otherwise. All but the number of the row can be empty.
/// </para>
/// <para>
/// A value that its column can't hold is a <see cref="TabularDataException"/> that names row and column. A read that failed fails again, with
/// the same exception: it never looks like the end of the rows.
/// </para>
/// </remarks>
[SuppressMessage("Design", "CA1010:Generic interface should also be implemented", Justification = "No data reader does.")]
public sealed partial class TabularDataReader : DbDataReader, IDbColumnSchemaGenerator
{
    private readonly IAsyncEnumerator<TabularRow> _rows;
    private readonly CancellationTokenSource _ending;
    private readonly ReaderColumn[] _columns;
    private readonly ColumnSet _names;
    private ColumnSet? _checked;
    private ExceptionDispatchInfo? _failure;
    private bool _isBeforeFirst = true;
    private bool _isOnRow;
    private bool _isClosed;

    private TabularDataReader(IAsyncEnumerator<TabularRow> rows, CancellationTokenSource ending, ReaderColumn[] columns, bool hasRows)
    {
        (_rows, _ending, _columns, HasRows) = (rows, ending, columns, hasRows);
        _names = ColumnSet.Create(columns.Select(column => column.ColumnName));
    }

    /// <inheritdoc />
    public override int FieldCount => _columns.Length;

    /// <inheritdoc />
    public override bool HasRows { get; }

    /// <inheritdoc />
    public override bool IsClosed => _isClosed;

    /// <summary>Gets 0: rows are not nested.</summary>
    public override int Depth => 0;

    /// <summary>Gets -1: nothing is changed.</summary>
    public override int RecordsAffected => -1;

    /// <summary>Goes on to the next row.</summary>
    /// <param name="cancellationToken">Cancels the whole read.</param>
    /// <returns>True on a row; false after the last.</returns>
    /// <exception cref="TabularReadException">The rows so far are not all, or not of one version of the file.</exception>
    /// <exception cref="DataGouvApiException">The server refused, or there was no connection.</exception>
    public override async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ObjectDisposedException.ThrowIf(_isClosed, this);
        _failure?.Throw();
        if (_isBeforeFirst)
        {
            _isBeforeFirst = false;
            _isOnRow = HasRows;
            return HasRows;
        }

        if (!_isOnRow)
        {
            return false;
        }

        _isOnRow = false;
        try
        {
            using var leaving = cancellationToken.UnsafeRegister(static ending => ((CancellationTokenSource)ending!).Cancel(), _ending);
            _isOnRow = await _rows.MoveNextAsync().ConfigureAwait(false) && IsSame(_rows.Current);
            return _isOnRow;
        }
        catch (OperationCanceledException canceled) when (cancellationToken.IsCancellationRequested)
        {
            _failure = ExceptionDispatchInfo.Capture(canceled);
            throw new OperationCanceledException(canceled.Message, canceled, cancellationToken);
        }
        catch (Exception failure)
        {
            _failure = ExceptionDispatchInfo.Capture(failure);
            throw;
        }
    }

    /// <summary>
    /// Goes on to the next row, and blocks the thread while it waits for the server: for callers that know nothing else, such as
    /// <see cref="DataTable.Load(IDataReader)"/>.
    /// </summary>
    /// <returns>True on a row; false after the last.</returns>
    public override bool Read() => ReadAsync(CancellationToken.None).GetAwaiter().GetResult();

    /// <summary>Ends: a query has one result.</summary>
    /// <returns>False.</returns>
    public override bool NextResult()
    {
        (_isBeforeFirst, _isOnRow) = (false, false);
        return false;
    }

    /// <summary>Ends the read, and blocks the thread until its requests have ended.</summary>
    public override void Close() => EndAsync().GetAwaiter().GetResult();

    /// <inheritdoc />
    public override Task CloseAsync() => EndAsync();

    /// <summary>Ends the read.</summary>
    public override async ValueTask DisposeAsync()
    {
        await EndAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    /// <inheritdoc />
    public ReadOnlyCollection<DbColumn> GetColumnSchema() => new(_columns);

    /// <inheritdoc />
    public override DataTable GetSchemaTable() => SchemaTable.Of(_columns);

    /// <inheritdoc />
    public override IEnumerator GetEnumerator() => new DbEnumerator(this, closeReader: false);

    internal static async Task<TabularDataReader> OpenAsync(TableEndpoint table, QueryState query, CancellationToken cancellationToken)
    {
        var schema = new ReaderSchema(table, query);
        await schema.LearnAsync(cancellationToken).ConfigureAwait(false);
        var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var rows = new FullRead(table, query).ReadAsync(ending.Token).GetAsyncEnumerator(CancellationToken.None);
        try
        {
            var hasRows = await rows.MoveNextAsync().ConfigureAwait(false);
            var columns = await schema.DescribeAsync(hasRows ? rows.Current : null, cancellationToken).ConfigureAwait(false);
            return new TabularDataReader(rows, ending, columns, hasRows);
        }
        catch
        {
            await rows.DisposeAsync().ConfigureAwait(false);
            ending.Dispose();
            throw;
        }
    }

    private async Task EndAsync()
    {
        if (!_isClosed)
        {
            (_isClosed, _isOnRow) = (true, false);
            await _ending.CancelAsync().ConfigureAwait(false);
            await _rows.DisposeAsync().ConfigureAwait(false);
            _ending.Dispose();
        }
    }

    // All rows of a block share their columns, and nearly always all rows of a read.
    private bool IsSame(TabularRow row)
    {
        if (row.Block.Columns is var columns && columns != _checked)
        {
            _checked = columns.Names.SequenceEqual(_names.Names, StringComparer.Ordinal)
                ? columns
                : throw TableVersion.Changed($"it has the columns {string.Join(", ", columns.Names)} now");
        }

        return true;
    }
}
