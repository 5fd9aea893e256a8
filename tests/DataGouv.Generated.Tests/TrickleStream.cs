namespace DataGouv.Generated.Tests;

/// <summary>Gives its bytes in small pieces and cannot be wound back, like a connection.</summary>
internal sealed class TrickleStream(byte[] content, int pieceLength) : ReadOnlyStream
{
    private int position;
    private bool isClosed;

    public override bool CanRead => !isClosed;

    public override int Read(Span<byte> buffer)
    {
        var length = Math.Min(Math.Min(buffer.Length, pieceLength), content.Length - position);
        content.AsSpan(position, length).CopyTo(buffer);
        position += length;
        return length;
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Read(buffer.Span));

    protected override void Dispose(bool disposing)
    {
        isClosed = true;
        base.Dispose(disposing);
    }
}
