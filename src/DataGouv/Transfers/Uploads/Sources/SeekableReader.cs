using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace DataGouv.Transfers.Uploads.Sources;

/// <summary>The caller's stream, from where it stood. It has one position, so that its readers take turns.</summary>
internal sealed class SeekableReader : SourceReader
{
    private readonly Stream _content;
    private readonly long _start;

    // Whoever holds the stream reads. A semaphore would do as well, and allocate for each that waits.
    private readonly Channel<bool> _turn = Channel.CreateBounded<bool>(1);

    public SeekableReader(Stream content)
    {
        _content = content;
        _start = content.Position;
        Length = Math.Max(0, content.Length - _start);
        _turn.Writer.TryWrite(true);
    }

    /// <inheritdoc />
    public override long? Length { get; }

    /// <inheritdoc />
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public override async ValueTask<int> ReadAtAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        // Without the token, which would cost more than the turn: whoever cancels an upload ends the read that is waited for as well.
        await _turn.Reader.ReadAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            _content.Position = _start + offset;
            return await _content.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _turn.Writer.TryWrite(true);
        }
    }
}
