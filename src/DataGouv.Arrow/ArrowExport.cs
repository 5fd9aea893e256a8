using Apache.Arrow.Ipc;
using DataGouv.Tabular;

namespace DataGouv.Arrow;

/// <summary>Writes rows in a format of Arrow IPC.</summary>
internal static class ArrowExport
{
    /// <returns>The number of rows.</returns>
    public static async Task<long> WriteAsync<TQuery>(
        TabularRows<TQuery> query,
        Stream destination,
        bool isFile,
        ColumnarOptions? options,
        CancellationToken cancellationToken)
        where TQuery : TabularRows<TQuery>
    {
        var reader = await query.ToDataReaderAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            var batches = new ArrowBatches(reader, (options ?? ColumnarOptions.Default).RowGroupSize);
            using var writer = isFile
                ? new ArrowFileWriter(destination, batches.Schema, leaveOpen: true)
                : new ArrowStreamWriter(destination, batches.Schema, leaveOpen: true);
            await writer.WriteStartAsync(cancellationToken).ConfigureAwait(false);
            var count = 0L;
            while (await batches.NextAsync(cancellationToken).ConfigureAwait(false) is { } batch)
            {
                using (batch)
                {
                    await writer.WriteRecordBatchAsync(batch, cancellationToken).ConfigureAwait(false);
                    count += batch.Length;
                }
            }

            await writer.WriteEndAsync(cancellationToken).ConfigureAwait(false);
            return count;
        }
    }
}
