using DataGouv.Tabular;
using Parquet;
using Parquet.Schema;

namespace DataGouv.Arrow;

/// <summary>Writes the rows of a reader as Parquet.</summary>
internal static class ParquetExport
{
    /// <returns>The number of rows.</returns>
    /// <exception cref="TabularDataException">Nothing says which columns there are.</exception>
    public static async Task<long> WriteAsync(
        TabularDataReader reader,
        Stream destination,
        ColumnarOptions options,
        CancellationToken cancellationToken)
    {
        if (reader.FieldCount == 0)
        {
            throw new TabularDataException("The query has no row, and no profile says which columns there are: a Parquet file needs one.");
        }

        var names = FileNames.Of(reader);
        ParquetColumn[] columns = [.. reader.GetColumnSchema().Select((column, place) => ParquetColumn.Of(column, names[place]))];
        var schema = new ParquetSchema(columns.Select(column => column.Field));
        var writer = await ParquetWriter.CreateAsync(schema, destination, cancellationToken: cancellationToken).ConfigureAwait(false);
        var count = 0L;
        while (await FillAsync(columns, reader, options.RowGroupSize, cancellationToken).ConfigureAwait(false) is > 0 and var rows)
        {
            using var group = writer.CreateRowGroup();
            foreach (var column in columns)
            {
                await column.WriteAsync(group, cancellationToken).ConfigureAwait(false);
            }

            count += rows;
        }

        // This writes the end of the file, without which it is none: not after an exception.
        await writer.DisposeAsync().ConfigureAwait(false);
        return count;
    }

    private static async Task<int> FillAsync(ParquetColumn[] columns, TabularDataReader reader, int size, CancellationToken cancellationToken)
    {
        var count = 0;
        while (count < size && await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            for (var place = 0; place < columns.Length; place++)
            {
                columns[place].Append(reader, place);
            }

            count++;
        }

        return count;
    }
}
