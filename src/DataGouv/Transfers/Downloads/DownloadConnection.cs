using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using DataGouv.Pipeline;
using DataGouv.Requests;
using Microsoft.Kiota.Abstractions;

namespace DataGouv.Transfers.Downloads;

/// <summary>Asks a server for a file, whole or from a byte on, and makes sure that it is the same file each time.</summary>
internal sealed class DownloadConnection(DownloadTransport transport, DownloadSource source, DownloadOptions options) : IDisposable
{
    private const int SkipBufferSize = 1 << 16;

    private readonly DownloadErrors _errors = new(source, options);
    private HttpResponseMessage? _response;

    /// <summary>Gets what the server says of the file.</summary>
    public RemoteFile File { get; private set; } = RemoteFile.Unknown;

    /// <summary>Gets how the server packed the file, and what becomes of that; null when it did not.</summary>
    public PackedFile? Packed { get; private set; }

    /// <summary>Whether the server has answered the last request.</summary>
    public bool HasAnswered => _response is not null;

    /// <summary>Determines whether an exception means that the connection is lost, and not that the caller has enough.</summary>
    public static bool IsLost(Exception failure) =>
        failure is IOException or HttpRequestException or DataGouvConnectionException { IsFinal: false };

    /// <summary>Asks for the file from a byte on.</summary>
    /// <param name="position">The byte.</param>
    /// <param name="isFirst">Whether it is the first time that the file is asked for.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="DownloadException">It is not the same file any more, or nobody can tell.</exception>
    public async Task<Stream> OpenAsync(long position, bool isFirst, CancellationToken cancellationToken)
    {
        _response?.Dispose();
        _response = null;
        using var request = Request(position, isFirst);
        try
        {
            _response = await transport(request, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException refusal) when (position > 0 && refusal.ResponseStatusCode == (int)HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            // Nothing follows the last byte: the connection was lost between it and the end of the answer.
            File = File with { Total = File.Total ?? (IsEnd(refusal, position) ? position : null) };
            return File.Total == position ? Stream.Null : throw Changed(position);
        }

        return _response.StatusCode switch
        {
            HttpStatusCode.OK => await WholeAsync(_response, position, cancellationToken).ConfigureAwait(false),
            HttpStatusCode.PartialContent when position > 0 => await RestAsync(_response, position, cancellationToken)
                .ConfigureAwait(false),
            _ => throw _errors.WithoutFile(_response, position),
        };
    }

    /// <summary>Makes sure that neither the limit nor what was announced is exceeded.</summary>
    public void CheckLength(long received)
    {
        if (options.SizeLimit is { } limit && received > limit)
        {
            throw _errors.TooLarge(received, limit);
        }

        if (received > File.Total)
        {
            throw _errors.TooLong(received, File.Total);
        }
    }

    /// <summary>Forgets what is no longer true of the file.</summary>
    public void Forget()
    {
        Packed?.Dispose();
        (File, Packed) = (RemoteFile.Unknown, null);
    }

    /// <summary>Goes on with a file that another download had begun.</summary>
    /// <param name="file">What the server said of it then.</param>
    public void Recall(RemoteFile file) => File = file;

    /// <summary>Makes sure that a file that came to its end did so.</summary>
    /// <exception cref="DownloadException">It is packed, and not complete.</exception>
    public async ValueTask FinishAsync(long position)
    {
        if (Packed is null)
        {
            return;
        }

        try
        {
            await Packed.FinishAsync().ConfigureAwait(false);
        }
        catch (IOException failure)
        {
            throw _errors.CutPacked(position, failure);
        }
    }

    /// <summary>Makes what to throw when the connection was lost too often.</summary>
    public DownloadException Lost(Exception failure, long position) => _errors.Lost(failure, position, File.Total);

    /// <inheritdoc />
    public void Dispose()
    {
        Packed?.Dispose();
        _response?.Dispose();
    }

    private HttpRequestMessage Request(long position, bool isFirst)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, source.Address);

        // Once a connection was lost its attempts are counted here: the pipeline's own would multiply them.
        request.Add(new CallOptions { IdleReadTimeout = options.IdleTimeout, MaxAttempts = isFirst ? null : 1 });
        request.Headers.Accept.ParseAdd("*/*");

        // The bytes that are verified and counted are those of the file, not of a packed form of it. Simple servers pack as soon as they
        // see the word gzip, whatever its weight.
        request.Headers.TryAddWithoutValidation(Packing.Asked, Packing.None);
        if (position > 0)
        {
            if (!File.CanBeResumed)
            {
                throw Changed(position);
            }

            // Bytes of a text that was unpacked here are not those of the server: it is sent from its start, and read past.
            if (Packed is not { IsStored: false })
            {
                File.AskForRest(request, position);
            }
        }

        return request;
    }

    private async Task<Stream> WholeAsync(HttpResponseMessage response, long position, CancellationToken cancellationToken)
    {
        if (position > 0 && !File.IsSame(response))
        {
            throw Changed(position);
        }

        var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        body = await LearnAsync(response, body, position, cancellationToken).ConfigureAwait(false);
        await PageCheck.CheckAsync(response, body, source, options, cancellationToken).ConfigureAwait(false);
        await SkipAsync(body, position, cancellationToken).ConfigureAwait(false);
        return body;
    }

    private async Task<Stream> RestAsync(HttpResponseMessage response, long position, CancellationToken cancellationToken)
    {
        if (!File.IsContinuedBy(response, position) || (Packed is null && Packing.Of(response) is not null))
        {
            throw Changed(position);
        }

        File = File with { Total = File.Total ?? response.Content.Headers.ContentRange!.Length };
        return await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
    }

    // Returns what is stored of what comes.
    private async Task<Stream> LearnAsync(HttpResponseMessage response, Stream body, long position, CancellationToken cancellationToken)
    {
        File = RemoteFile.Of(response);

        // What is unpacked on the side goes on where it stopped; what is unpacked on the way begins again.
        if (position == 0 || Packed is not { IsStored: true })
        {
            Packed?.Dispose();
            var checksum = options.Verify == ChecksumVerification.Off ? null : source.Checksum;
            (Packed, body) = await PackedFile.OfAsync(response, body, File.Name, source, checksum, cancellationToken).ConfigureAwait(false);
        }

        if (Packed is { IsStored: false })
        {
            File = File with { Total = null };
        }

        return options.SizeLimit is { } limit && File.Total > limit ? throw _errors.TooLarge(File.Total.Value, limit) : body;
    }

    private static bool IsEnd(ApiException refusal, long position) =>
        refusal.ResponseHeaders.TryGetValue("Content-Range", out var values)
        && ContentRangeHeaderValue.TryParse(values.FirstOrDefault(), out var range)
        && range.Length == position;

    // A server without ranges sends the whole file again: what has come already is read past.
    private static async Task SkipAsync(Stream body, long count, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(SkipBufferSize);
        try
        {
            while (count > 0)
            {
                var read = await body.ReadAsync(buffer.AsMemory(0, (int)Math.Min(count, SkipBufferSize)), cancellationToken)
                    .ConfigureAwait(false);
                count -=
                    read > 0
                        ? read
                        : throw new HttpIOException(HttpRequestError.ResponseEnded, "The answer ended before the byte to go on with.");
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private DownloadException Changed(long position) =>
        Packed is { IsStored: false } && !File.CanBeResumed ? _errors.CutPacked(position, null) : _errors.Changed(position);
}
