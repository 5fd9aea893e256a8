using System.Net;
using DataGouv.Requests;

namespace DataGouv.Pipeline;

/// <summary>The body of an answer, which is read through another stream: one that watches it, or one that unpacks it.</summary>
internal sealed class ResponseStreamContent : HttpContent
{
    private readonly HttpContent _body;
    private readonly Func<Stream, Stream> _watch;
    private readonly bool _keepsLength;

    public ResponseStreamContent(HttpContent body, Func<Stream, Stream> watch, bool keepsLength = true)
    {
        _body = body;
        _watch = watch;
        _keepsLength = keepsLength;
        foreach (var (name, values) in body.Headers.NonValidated)
        {
            Headers.TryAddWithoutValidation(name, values);
        }
    }

    /// <inheritdoc />
    protected override Task<Stream> CreateContentReadStreamAsync() => CreateContentReadStreamAsync(CancellationToken.None);

    /// <inheritdoc />
    protected override async Task<Stream> CreateContentReadStreamAsync(CancellationToken cancellationToken) =>
        _watch(await _body.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false));

    /// <inheritdoc />
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    /// <inheritdoc />
    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        var watched = await CreateContentReadStreamAsync(cancellationToken).ConfigureAwait(false);
        await watched.CopyToAsync(stream, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    protected override bool TryComputeLength(out long length)
    {
        length = _body.Headers.ContentLength ?? 0;
        return _keepsLength && _body.Headers.ContentLength is not null;
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _body.Dispose();
        }

        base.Dispose(disposing);
    }
}
