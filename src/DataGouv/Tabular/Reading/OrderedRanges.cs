using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace DataGouv.Tabular;

/// <summary>Reads several ranges at once and gives their rows in order. What is read ahead waits in small queues, so memory stays bounded.</summary>
internal static class OrderedRanges
{
    /// <summary>Blocks of 64 KB: a megabyte for each range.</summary>
    private const int BlocksAhead = 16;

    public static async IAsyncEnumerable<RowBlock> ReadAsync(RangeReader reader, IReadOnlyList<RowRange> ranges, int concurrency, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var ahead = new Queue<(Channel<RowBlock> Blocks, Task Reading)>();
        var next = 0;
        try
        {
            while (next < ranges.Count || ahead.Count > 0)
            {
                while (next < ranges.Count && ahead.Count < concurrency)
                {
                    var blocks = Channel.CreateBounded<RowBlock>(new BoundedChannelOptions(BlocksAhead) { SingleReader = true, SingleWriter = true });
                    ahead.Enqueue((blocks, FillAsync(reader, ranges[next++], blocks.Writer, leaving.Token)));
                }

                await foreach (var block in ahead.Peek().Blocks.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
                {
                    yield return block;
                }

                ahead.Dequeue();
            }
        }
        finally
        {
            await leaving.CancelAsync().ConfigureAwait(false);
            foreach (var (blocks, reading) in ahead)
            {
                // Ends without a failure of its own: the failure went into the channel.
                await reading.ConfigureAwait(false);
                while (blocks.Reader.TryRead(out var block))
                {
                    block.Dispose();
                }
            }
        }
    }

    private static async Task FillAsync(RangeReader reader, RowRange range, ChannelWriter<RowBlock> blocks, CancellationToken cancellationToken)
    {
        // Away from whoever reads the rows: the ranges are read at the same time.
        await Task.Yield();
        try
        {
            await foreach (var block in reader.ReadAsync(range, cancellationToken).ConfigureAwait(false))
            {
                await blocks.WriteAsync(block, cancellationToken).ConfigureAwait(false);
            }

            blocks.Complete();
        }
        catch (Exception failure)
        {
            blocks.Complete(failure);
        }
    }
}
