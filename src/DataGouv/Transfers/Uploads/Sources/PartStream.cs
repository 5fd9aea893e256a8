using System.Runtime.CompilerServices;

namespace DataGouv.Transfers.Uploads.Sources;

/// <summary>A stretch of a source, as the stream that a request sends. It can be read again from its start.</summary>
/// <param name="source">The whole.</param>
/// <param name="start">Where the stretch begins.</param>
/// <param name="length">How long it is.</param>
/// <param name="advance">Told how many bytes of the stretch are read for the first time.</param>
internal sealed class PartStream(SourceReader source, long start, long length, Action<int>? advance) : ReadOnlyStream
{
    private long _position;
    private long _furthest;

    /// <summary>Was it read to its end? If not, whoever reads it can't have the whole of it.</summary>
    public bool WasReadWhole => _furthest == length;

    /// <inheritdoc />
    public override bool CanSeek => true;

    /// <inheritdoc />
    public override long Length => length;

    /// <inheritdoc />
    public override long Position
    {
        get => _position;
        set => _position = value >= 0 && value <= length ? value : throw new ArgumentOutOfRangeException(nameof(value));
    }

    /// <inheritdoc />
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var wanted = (int)Math.Min(buffer.Length, length - _position);
        if (wanted == 0)
        {
            return 0;
        }

        var read = await source.ReadAtAsync(start + _position, buffer[..wanted], cancellationToken).ConfigureAwait(false);
        if (read == 0)
        {
            throw new TransferException($"The source ended at byte {start + _position}: it became shorter while it was uploaded.");
        }

        _position += read;
        if (_position > _furthest)
        {
            advance?.Invoke((int)(_position - _furthest));
            _furthest = _position;
        }

        return read;
    }

    /// <inheritdoc />
    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => _position + offset,
        _ => length + offset,
    };
}
