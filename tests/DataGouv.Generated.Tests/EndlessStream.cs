namespace DataGouv.Generated.Tests;

/// <summary>Gives as many bytes as are asked for, up to a length that may be enormous, and counts them.</summary>
internal sealed class EndlessStream(long length = long.MaxValue) : ReadOnlyStream
{
    public long BytesRead { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        var read = (int)Math.Min(buffer.Length, length - BytesRead);
        buffer[..read].Fill((byte)'x');
        BytesRead += read;
        return read;
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Read(buffer.Span));
}
