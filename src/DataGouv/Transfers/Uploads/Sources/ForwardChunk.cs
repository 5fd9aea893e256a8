namespace DataGouv.Transfers.Uploads.Sources;

/// <summary>The part of a stream that is in memory: one at a time, and one byte more to know whether another follows.</summary>
internal sealed class ForwardChunk(SourceReader source, int size) : IDisposable
{
    private byte[] _buffer = GC.AllocateUninitializedArray<byte>(size + 1);
    private int _filled;
    private long _position;

    /// <summary>The bytes of the part.</summary>
    public ReadOnlyMemory<byte> Bytes => _buffer.AsMemory(0, Math.Min(_filled, size));

    /// <summary>The bytes of the part, to be read as often as they are sent.</summary>
    public SourceReader Content { get; private set; } = new MemoryReader(default);

    /// <summary>Does nothing follow?</summary>
    public bool IsLast => _filled <= size;

    /// <summary>Reads the next part.</summary>
    /// <returns>False at the end of the stream.</returns>
    public async Task<bool> MoveNextAsync(CancellationToken cancellationToken)
    {
        _buffer[0] = _buffer[size];
        for (_filled = IsLast ? 0 : 1; _filled <= size;)
        {
            var read = await source.ReadAtAsync(_position, _buffer.AsMemory(_filled), cancellationToken).ConfigureAwait(false);
            if (read == 0)
            {
                break;
            }

            _filled += read;
            _position += read;
        }

        Content = new MemoryReader(Bytes);
        return _filled > 0;
    }

    /// <inheritdoc />
    public void Dispose() => _buffer = [];
}
