namespace DataGouv.Tests.Transfers.Support;

/// <summary>A stream that cannot seek and gives a few bytes at a time, as a pipe or a socket does.</summary>
internal sealed class ForwardOnlyStream(byte[] content, int atATime = 7) : ReadOnlyStream
{
    private int _position;

    public bool IsDisposed { get; private set; }

    public int BytesRead => _position;

    public override int Read(Span<byte> buffer)
    {
        var read = Math.Min(Math.Min(buffer.Length, atATime), content.Length - _position);
        content.AsSpan(_position, read).CopyTo(buffer);
        _position += read;
        return read;
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Read(buffer.Span));

    protected override void Dispose(bool disposing)
    {
        IsDisposed = true;
        base.Dispose(disposing);
    }
}
