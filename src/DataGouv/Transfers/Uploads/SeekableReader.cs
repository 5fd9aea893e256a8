using System.Runtime.CompilerServices;

namespace DataGouv.Transfers.Uploads;

/// <summary>The caller's stream, from where it stood. It has one position, so that its readers take turns.</summary>
internal sealed class SeekableReader(Stream content) : SourceReader
{
    private readonly long _start = content.Position;
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <inheritdoc />
    public override long? Length { get; } = Math.Max(0, content.Length - content.Position);

    /// <inheritdoc />
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public override async ValueTask<int> ReadAtAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            content.Position = _start + offset;
            return await content.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        _turn.Dispose();
        base.Dispose();
    }
}
