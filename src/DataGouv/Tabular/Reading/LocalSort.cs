using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace DataGouv.Tabular;

/// <summary>
/// Sorts rows here that the server can sort and cannot cut into streams. They come whole, in the order of the file, and wait in memory: texts are
/// compared by their code points.
/// </summary>
internal sealed class LocalSort(TableEndpoint table, QueryState query)
{
    private const int RowsInBlock = 500;

    private readonly ImmutableArray<SortKey> _keys = KeysetBoundary.KeysOf(query);

    /// <summary>Reads the sorted rows between two places.</summary>
    /// <exception cref="TabularReadException">The rows take more memory than they may.</exception>
    public async IAsyncEnumerable<RowBlock> ReadAsync(
        long start,
        long end,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var blocks = new List<RowBlock>();
        try
        {
            await CollectAsync(blocks, cancellationToken).ConfigureAwait(false);
            var rows = blocks.SelectMany(block => Enumerable.Range(0, block.Count).Select(row => new TabularRow(block, row))).ToArray();
            Array.Sort(rows, Compare);
            var wanted = rows.Skip((int)start).Take((int)(end - start));
            foreach (var part in wanted.Chunk(RowsInBlock))
            {
                yield return Gather(part);
            }
        }
        finally
        {
            blocks.ForEach(block => block.Dispose());
        }
    }

    private async Task CollectAsync(List<RowBlock> blocks, CancellationToken cancellationToken)
    {
        var needed = query.Columns.IsEmpty ? query.Columns : [.. query.Columns.Union(_keys.Select(key => key.Column))];
        var bytes = 0L;
        var read = new FullRead(table, query with { Sorts = [], Columns = needed, Progress = null });
        await foreach (var block in read.BlocksAsync(cancellationToken).ConfigureAwait(false))
        {
            blocks.Add(block);
            bytes += block.Size;
            if (bytes > table.Options.MaxSortBytes)
            {
                throw new TabularReadException(
                    TabularReadFailure.TooLarge,
                    $"The rows have to be sorted here and take more than {nameof(TabularQueryOptions)}.{nameof(TabularQueryOptions.MaxSortBytes)} "
                        + $"({table.Options.MaxSortBytes} bytes): filter them, sort by another column, or raise the limit.");
            }
        }
    }

    private int Compare(TabularRow one, TabularRow other)
    {
        foreach (var key in _keys)
        {
            if (CellOrder.Compare(one[key.Column].RawJson, other[key.Column].RawJson, key) is not 0 and var order)
            {
                return order;
            }
        }

        return 0;
    }

    // Rows with the columns that were asked for, which may be fewer than those of the sort.
    private RowBlock Gather(TabularRow[] rows)
    {
        var source = rows[0].Block.Columns;
        var columns = query.Columns.IsEmpty ? source : ColumnSet.Create(query.Columns.Select(name => source.Names[source.IndexOf(name)]));
        var json = new ArrayBufferWriter<byte>(rows.Length * 256);
        var block = new RowBlock(columns);
        foreach (var row in rows)
        {
            block.Begin(json.WrittenCount);
            for (var column = 0; column < columns.Count; column++)
            {
                json.Write(column == 0 ? "{\""u8 : ",\""u8);
                json.Write(JsonEncodedText.Encode(columns.Names[column]).EncodedUtf8Bytes);
                json.Write("\":"u8);
                var start = json.WrittenCount;
                json.Write(row[columns.Names[column]].RawJson);
                block.Cell(column, start, json.WrittenCount);
            }

            json.Write("}"u8);
            block.End(json.WrittenCount);
        }

        var rented = ArrayPool<byte>.Shared.Rent(json.WrittenCount);
        json.WrittenSpan.CopyTo(rented);
        block.Own(rented);
        return block;
    }
}
