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

    private HttpResponseMessage? _response;
    private EntityTagHeaderValue? _tag;
    private DateTimeOffset? _modified;

    /// <summary>How long the file is, as the server says.</summary>
    public long? Total { get; private set; }

    /// <summary>The name that the server gives the file, or that its address ends with.</summary>
    public string? SuggestedName { get; private set; }

    /// <summary>How the server packed the file, and what becomes of that; null when it did not.</summary>
    public PackedFile? Packed { get; private set; }

    /// <summary>The media type that the server gives the file.</summary>
    public string? MediaType { get; private set; }

    /// <summary>Does an exception mean that the connection is lost, and not that the caller has enough?</summary>
    public static bool IsLost(Exception failure) =>
        failure is IOException or HttpRequestException or DataGouvConnectionException { IsFinal: false };

    /// <summary>Asks for the file from a byte on.</summary>
    /// <param name="position">The byte.</param>
    /// <param name="isFirst">Is it the first time that the file is asked for?</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="DownloadException">It is not the same file any more, or nobody can tell.</exception>
    public async Task<Stream> OpenAsync(long position, bool isFirst, CancellationToken cancellationToken)
    {
        _response?.Dispose();
        using var request = Request(position, isFirst);
        try
        {
            _response = await transport(request, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException refusal) when (position > 0 && refusal.ResponseStatusCode == (int)HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            // Nothing follows the last byte: the connection was lost between it and the end of the answer.
            Total ??= IsEnd(refusal, position) ? position : null;
            return Total == position ? Stream.Null : throw Changed(position);
        }

        switch (_response.StatusCode)
        {
            case HttpStatusCode.OK:
                if (position > 0 && !IsSame(_response))
                {
                    throw Changed(position);
                }

                Learn(_response, position);
                var body = await _response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
                var whole = Packed?.Read(body) ?? body;
                await PageCheck.CheckAsync(_response, whole, source, options, cancellationToken).ConfigureAwait(false);
                await SkipAsync(whole, position, cancellationToken).ConfigureAwait(false);
                return whole;

            case HttpStatusCode.PartialContent when position > 0:
                var range = _response.Content.Headers.ContentRange;
                if (
                    range?.From != position
                    || (Total is not null && range.Length is not null && range.Length != Total)
                    || (Packed is null && Packing.Of(_response) is not null)
                    || !IsSame(_response))
                {
                    throw Changed(position);
                }

                Total ??= range.Length;
                return await _response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);

            default:
                throw new DownloadException(
                    DownloadFailure.Unreachable,
                    $"{source.Address} answered {(int)_response.StatusCode} without the file.",
                    position);
        }
    }

    /// <summary>Neither the limit nor what was announced may be exceeded.</summary>
    public void CheckLength(long received)
    {
        if (options.SizeLimit is { } limit && received > limit)
        {
            throw TooLarge(received, limit);
        }

        if (received > Total)
        {
            throw new DownloadException(
                DownloadFailure.WrongLength,
                $"{source.Address} sends more than the {Total} bytes that were announced.",
                received);
        }
    }

    /// <summary>What is known of the file is no longer true.</summary>
    public void Forget()
    {
        Packed?.Dispose();
        (Total, Packed, _tag, _modified) = (null, null, null, null);
    }

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
            throw CutPacked(position, failure);
        }
    }

    /// <summary>What to say when the connection was lost too often.</summary>
    public DownloadException Lost(Exception failure, long position)
    {
        var failed = Failure(failure, position);
        failed.IsIncomplete = true;
        return failed;
    }

    private DownloadException Failure(Exception failure, long position)
    {
        var of = Total is { } total ? $"{position} of {total}" : $"{position}";
        return failure switch
        {
            DataGouvConnectionException { InnerException: TimeoutException } => new DownloadException(
                DownloadFailure.Stalled,
                $"{source.Address} sent nothing for {options.IdleTimeout.TotalSeconds:0.###} seconds, {options.MaxAttempts} times: {of} bytes have come.",
                position,
                failure),
            HttpIOException
            or { InnerException: HttpIOException { HttpRequestError: HttpRequestError.ResponseEnded } } when Total is not null =>
                new DownloadException(
                    DownloadFailure.WrongLength,
                    $"{source.Address} ended {options.MaxAttempts} times after {of} bytes.",
                    position,
                    failure),
            _ => new DownloadException(
                DownloadFailure.Interrupted,
                $"The connection to {source.Address} was lost {options.MaxAttempts} times in a row: {of} bytes have come.",
                position,
                failure),
        };
    }

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
            if (_tag is null && _modified is null)
            {
                throw Changed(position);
            }

            // Bytes of a text that was unpacked here are not those of the server: it is sent from its start, and read past.
            if (Packed is { IsStored: false })
            {
                return request;
            }

            request.Headers.Range = new RangeHeaderValue(position, null);
            request.Headers.IfRange = _tag is null ? new RangeConditionHeaderValue(_modified!.Value) : new RangeConditionHeaderValue(_tag);
        }

        return request;
    }

    private void Learn(HttpResponseMessage response, long position)
    {
        var headers = response.Content.Headers;
        _tag = response.Headers.ETag is { IsWeak: false } tag ? tag : null;
        _modified = headers.LastModified;
        SuggestedName = Name(response);
        MediaType = headers.ContentType?.MediaType;

        // What is unpacked on the side goes on where it stopped; what is unpacked on the way begins again.
        if (position == 0 || Packed is not { IsStored: true })
        {
            Packed?.Dispose();
            Packed = PackedFile.Of(response, SuggestedName, source, options.Verify == ChecksumVerification.Off ? null : source.Checksum);
        }

        var total = Packed is { IsStored: false } ? null : headers.ContentLength;
        Total = total;
        if (options.SizeLimit is { } limit && total > limit)
        {
            throw TooLarge(total.Value, limit);
        }
    }

    private bool IsSame(HttpResponseMessage response) =>
        _tag is null
            ? _modified is not null && (response.Content.Headers.LastModified ?? _modified) == _modified
            : (response.Headers.ETag ?? (response.StatusCode == HttpStatusCode.PartialContent ? _tag : null))?.Equals(_tag) == true;

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

    private static string? Name(HttpResponseMessage response)
    {
        var name = response.Content.Headers.NonValidated.TryGetValues("Content-Disposition", out var headers)
            ? ContentDisposition.FileName(headers)
            : null;
        if (name is null && response.RequestMessage?.RequestUri?.Segments.LastOrDefault()?.TrimEnd('/') is { Length: > 0 } last)
        {
            name = Uri.UnescapeDataString(last);
        }

        return name is null ? null : SafeFileName.Last(name);
    }

    private DownloadException Changed(long position) =>
        Packed is { IsStored: false } && _tag is null && _modified is null
            ? CutPacked(position, null)
            : new DownloadException(
                DownloadFailure.Changed,
                $"The connection to {source.Address} was lost after {position} bytes, and the file has changed since or the server can't say "
                    + "that it has not: it must be downloaded from its start.",
                position);

    private DownloadException CutPacked(long position, Exception? cause) =>
        new(
            DownloadFailure.Interrupted,
            $"The connection to {source.Address} was lost after {position} bytes of a packed file: it must be downloaded from its start.",
            position,
            cause)
        {
            MustRestart = true,
        };

    private DownloadException TooLarge(long bytes, long limit) =>
        new(DownloadFailure.TooLarge, $"{source.Address} has {bytes} bytes or more, and the limit is {limit}.", Math.Min(bytes, limit));
}
