using System.Runtime.CompilerServices;
using Apache.Arrow;
using DataGouv.Tabular;

namespace DataGouv.Arrow;

/// <summary>
/// Reads the rows of any query as columns. They come like those of <see cref="TabularRows{TQuery}.ToDataReaderAsync"/>, with the same types
/// and exceptions, and stream: memory holds the rows of one group. Columns can be null, and have the names of the file; where two would have
/// the same, as a column <c>__id</c> and the number of the row, the second has that of the rows. Instants are in UTC, to the microsecond,
/// and JSON is text.
/// </summary>
public static class TabularRowsExtensions
{
    /// <summary>Writes all rows as Parquet, compressed by Snappy.</summary>
    /// <typeparam name="TQuery">The type of the query.</typeparam>
    /// <param name="query">The query.</param>
    /// <param name="destination">Where it is written; it stays open. After an exception it holds no Parquet.</param>
    /// <param name="options">How; null for the default.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <returns>The number of rows.</returns>
    /// <exception cref="TabularDataException">A value is not of the type of its column, or nothing says which columns there are.</exception>
    /// <exception cref="TabularQueryException">The server would refuse the query, or did.</exception>
    /// <exception cref="TabularReadException">The rows so far are not all, or not of one version of the file.</exception>
    public static async Task<long> ToParquetAsync<TQuery>(
        this TabularRows<TQuery> query,
        Stream destination,
        ColumnarOptions? options = null,
        CancellationToken cancellationToken = default)
        where TQuery : TabularRows<TQuery>
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(destination);
        var reader = await query.ToDataReaderAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            return await ParquetExport.WriteAsync(reader, destination, options ?? ColumnarOptions.Default, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Writes all rows to a Parquet file, which is only there, in place of an older one, when it is whole.</summary>
    /// <typeparam name="TQuery">The type of the query.</typeparam>
    /// <param name="query">The query.</param>
    /// <param name="path">The path of the file.</param>
    /// <param name="options">How; null for the default.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <returns>The number of rows.</returns>
    /// <exception cref="TabularDataException">A value is not of the type of its column, or nothing says which columns there are.</exception>
    /// <exception cref="TabularQueryException">The server would refuse the query, or did.</exception>
    /// <exception cref="TabularReadException">The rows so far are not all, or not of one version of the file.</exception>
    public static Task<long> ToParquetAsync<TQuery>(
        this TabularRows<TQuery> query,
        string path,
        ColumnarOptions? options = null,
        CancellationToken cancellationToken = default)
        where TQuery : TabularRows<TQuery>
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentException.ThrowIfNullOrEmpty(path);
        return WholeFile.WriteAsync(path, file => query.ToParquetAsync(file, options, cancellationToken));
    }

    /// <summary>Reads the rows in batches, each of which is the caller's to dispose.</summary>
    /// <typeparam name="TQuery">The type of the query.</typeparam>
    /// <param name="query">The query.</param>
    /// <param name="options">How; null for the default.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <exception cref="TabularDataException">While reading: a value is not of the type of its column.</exception>
    /// <exception cref="TabularQueryException">While reading: the server would refuse the query, or did.</exception>
    /// <exception cref="TabularReadException">While reading: the rows so far are not all, or not of one version of the file.</exception>
    public static IAsyncEnumerable<RecordBatch> ReadArrowAsync<TQuery>(
        this TabularRows<TQuery> query,
        ColumnarOptions? options = null,
        CancellationToken cancellationToken = default)
        where TQuery : TabularRows<TQuery>
    {
        ArgumentNullException.ThrowIfNull(query);
        return ReadAsync(query, options ?? ColumnarOptions.Default, cancellationToken);
    }

    /// <summary>Writes all rows in the streaming format of Arrow IPC (<c>.arrows</c>).</summary>
    /// <typeparam name="TQuery">The type of the query.</typeparam>
    /// <param name="query">The query.</param>
    /// <param name="destination">Where it is written; it stays open. After an exception it holds some of the rows, without an end.</param>
    /// <param name="options">How; null for the default.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <returns>The number of rows.</returns>
    /// <exception cref="TabularDataException">A value is not of the type of its column.</exception>
    /// <exception cref="TabularQueryException">The server would refuse the query, or did.</exception>
    /// <exception cref="TabularReadException">The rows so far are not all, or not of one version of the file.</exception>
    public static async Task<long> ToArrowAsync<TQuery>(
        this TabularRows<TQuery> query,
        Stream destination,
        ColumnarOptions? options = null,
        CancellationToken cancellationToken = default)
        where TQuery : TabularRows<TQuery>
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(destination);
        return await ArrowExport.WriteAsync(query, destination, isFile: false, options, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Writes all rows to a file of Arrow IPC (<c>.arrow</c>, <c>.feather</c>), which is only there, in place of an older one, when it is
    /// whole.
    /// </summary>
    /// <typeparam name="TQuery">The type of the query.</typeparam>
    /// <param name="query">The query.</param>
    /// <param name="path">The path of the file.</param>
    /// <param name="options">How; null for the default.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <returns>The number of rows.</returns>
    /// <exception cref="TabularDataException">A value is not of the type of its column.</exception>
    /// <exception cref="TabularQueryException">The server would refuse the query, or did.</exception>
    /// <exception cref="TabularReadException">The rows so far are not all, or not of one version of the file.</exception>
    public static Task<long> ToArrowAsync<TQuery>(
        this TabularRows<TQuery> query,
        string path,
        ColumnarOptions? options = null,
        CancellationToken cancellationToken = default)
        where TQuery : TabularRows<TQuery>
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentException.ThrowIfNullOrEmpty(path);
        return WholeFile.WriteAsync(path, file => ArrowExport.WriteAsync(query, file, isFile: true, options, cancellationToken));
    }

    private static async IAsyncEnumerable<RecordBatch> ReadAsync<TQuery>(
        TabularRows<TQuery> query,
        ColumnarOptions options,
        [EnumeratorCancellation] CancellationToken cancellationToken)
        where TQuery : TabularRows<TQuery>
    {
        var reader = await query.ToDataReaderAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            var batches = new ArrowBatches(reader, options.RowGroupSize);
            while (await batches.NextAsync(cancellationToken).ConfigureAwait(false) is { } batch)
            {
                yield return batch;
            }
        }
    }
}
