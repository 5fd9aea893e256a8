using Apache.Arrow;
using DataGouv.Tabular;

namespace DataGouv.Arrow;

/// <summary>Turns the rows of a reader into batches.</summary>
internal sealed class ArrowBatches
{
    private readonly TabularDataReader _reader;
    private readonly int _size;
    private readonly ArrowColumn[] _columns;

    /// <param name="reader">The reader, before the first row.</param>
    /// <param name="size">How many rows a batch has at most.</param>
    public ArrowBatches(TabularDataReader reader, int size)
    {
        (_reader, _size) = (reader, size);
        _columns = [.. reader.GetColumnSchema().Select(ArrowColumn.Of)];
        var names = FileNames.Of(reader);
        Schema = new Schema(_columns.Select((column, place) => new Field(names[place], column.Type, nullable: true)), metadata: null);
    }

    /// <summary>Gets the columns.</summary>
    public Schema Schema { get; }

    /// <summary>Reads the next rows.</summary>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <returns>Null after the last.</returns>
    public async Task<RecordBatch?> NextAsync(CancellationToken cancellationToken)
    {
        var count = 0;
        while (count < _size && await _reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            for (var column = 0; column < _columns.Length; column++)
            {
                _columns[column].Append(_reader, column);
            }

            count++;
        }

        return count == 0 ? null : new RecordBatch(Schema, _columns.Select(column => column.Take()), count);
    }
}
