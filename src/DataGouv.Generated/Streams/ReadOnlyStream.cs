namespace DataGouv.Core;

/// <summary>A stream that is never written, and that is read asynchronously and forward unless a derived stream can do more.</summary>
internal abstract class ReadOnlyStream : Stream
{
    /// <inheritdoc />
    public override bool CanRead => true;

    /// <inheritdoc />
    public override bool CanSeek => false;

    /// <inheritdoc />
    public sealed override bool CanWrite => false;

    /// <inheritdoc />
    public override long Length => throw OnlyForward();

    /// <inheritdoc />
    public override long Position
    {
        get => throw OnlyForward();
        set => throw OnlyForward();
    }

    /// <inheritdoc />
    public abstract override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default);

    /// <inheritdoc />
    public sealed override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc />
    public override int Read(Span<byte> buffer) => throw new NotSupportedException("This stream is read asynchronously.");

    /// <inheritdoc />
    public sealed override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc />
    public override long Seek(long offset, SeekOrigin origin) => throw OnlyForward();

    /// <inheritdoc />
    public sealed override void Flush()
    {
    }

    /// <inheritdoc />
    public sealed override void SetLength(long value) => throw OnlyRead();

    /// <inheritdoc />
    public sealed override void Write(byte[] buffer, int offset, int count) => throw OnlyRead();

    private static NotSupportedException OnlyForward() => new("This stream is read once, from its start to its end.");

    private static NotSupportedException OnlyRead() => new("This stream is only read.");
}
