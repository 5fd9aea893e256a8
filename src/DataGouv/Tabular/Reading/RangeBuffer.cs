using System.Threading.Channels;

namespace DataGouv.Tabular;

/// <summary>The rows of a range, read in the background. They wait in a small queue, so memory stays bounded.</summary>
internal sealed class RangeBuffer : IAsyncDisposable
{
    /// <summary>Blocks of 64 KB: a megabyte for each range.</summary>
    private const int BlocksAhead = 16;

    private readonly Channel<RowBlock> _blocks =
        Channel.CreateBounded<RowBlock>(new BoundedChannelOptions(BlocksAhead) { SingleReader = true, SingleWriter = true });

    private readonly CancellationTokenSource _leaving;
    private readonly Task _reading;

    /// <summary>Begins to read a range.</summary>
    public RangeBuffer(RangeReader reader, RowRange range, CancellationToken cancellationToken)
    {
        _leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _reading = FillAsync(reader, range, _leaving.Token);
    }

    /// <summary>The rows, as they come.</summary>
    public IAsyncEnumerable<RowBlock> ReadAsync(CancellationToken cancellationToken) => _blocks.Reader.ReadAllAsync(cancellationToken);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync().ConfigureAwait(false);

        // Ends without a failure of its own: the failure went into the queue.
        await _reading.ConfigureAwait(false);
        while (_blocks.Reader.TryRead(out var block))
        {
            block.Dispose();
        }

        _leaving.Dispose();
    }

    private async Task FillAsync(RangeReader reader, RowRange range, CancellationToken cancellationToken)
    {
        // Away from whoever reads the rows: the ranges are read at the same time.
        await Task.Yield();
        try
        {
            await foreach (var block in reader.ReadAsync(range, cancellationToken).ConfigureAwait(false))
            {
                await _blocks.Writer.WriteAsync(block, cancellationToken).ConfigureAwait(false);
            }

            _blocks.Writer.Complete();
        }
        catch (Exception failure)
        {
            _blocks.Writer.Complete(failure);
        }
    }
}
