namespace DataGouv.Pipeline;

/// <summary>A stream with bytes before it that were read already.</summary>
internal sealed class PrefixedStream(ReadOnlyMemory<byte> prefix, Stream rest) : ReadOnlyStream
{
    private ReadOnlyMemory<byte> _prefix = prefix;

    /// <inheritdoc />
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        _prefix.Length == 0 ? rest.ReadAsync(buffer, cancellationToken) : new ValueTask<int>(Take(buffer.Span));

    /// <inheritdoc />
    public override int Read(Span<byte> buffer) => _prefix.Length == 0 ? rest.Read(buffer) : Take(buffer);

    private int Take(Span<byte> buffer)
    {
        var read = Math.Min(buffer.Length, _prefix.Length);
        _prefix.Span[..read].CopyTo(buffer);
        _prefix = _prefix[read..];
        return read;
    }
}
