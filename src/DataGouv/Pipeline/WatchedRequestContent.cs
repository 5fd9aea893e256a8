using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Runtime.CompilerServices;
using DataGouv.Requests;

namespace DataGouv.Pipeline;

/// <summary>A body that starts the clocks again with each piece that is sent. It does not own the body it stands for.</summary>
internal sealed class WatchedRequestContent : HttpContent
{
    // What is smaller is gone at once.
    private const int Small = 64 * 1024;

    private readonly HttpContent _body;
    private readonly CallDeadline _deadline;

    public WatchedRequestContent(HttpContent body, CallDeadline deadline)
    {
        _body = body;
        _deadline = deadline;
        foreach (var (name, values) in body.Headers.NonValidated)
        {
            Headers.TryAddWithoutValidation(name, values.ToString());
        }
    }

    /// <summary>Is there a body that takes time?</summary>
    public static bool IsWorthWatching([NotNullWhen(true)] HttpContent? body) => body is not null && !(body.Headers.ContentLength <= Small);

    /// <inheritdoc />
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    /// <inheritdoc />
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        _body.CopyToAsync(new WatchedStream(stream, this), context, cancellationToken);

    /// <inheritdoc />
    protected override bool TryComputeLength(out long length)
    {
        length = _body.Headers.ContentLength ?? 0;
        return _body.Headers.ContentLength is not null;
    }

    private sealed class WatchedStream(Stream stream, WatchedRequestContent content) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await stream.WriteAsync(buffer, cancellationToken).ConfigureAwait(false);
            content._deadline.Restart();
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override void Write(byte[] buffer, int offset, int count)
        {
            stream.Write(buffer, offset, count);
            content._deadline.Restart();
        }

        public override Task FlushAsync(CancellationToken cancellationToken) => stream.FlushAsync(cancellationToken);

        public override void Flush() => stream.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
