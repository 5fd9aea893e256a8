using System.Diagnostics.CodeAnalysis;
using DataGouv.Authentication;
using DataGouv.Pipeline;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Abstractions.Serialization;
using Microsoft.Kiota.Http.HttpClientLibrary;

namespace DataGouv.Requests;

/// <summary>
/// Kiota's adapter on the client's pipeline. What the generated builders ask for, a stream or nothing, takes a way of its own: Kiota's
/// expands the address of a request three times and prepares a trace that nobody may want. All else is Kiota's.
/// </summary>
internal sealed class DataGouvRequestAdapter : HttpClientRequestAdapter, IRequestAdapter, IPagingAdapter, IAnswerAdapter
{
    private readonly HttpClient _http;
    private readonly DataGouvClientOptions _options;
    private readonly CredentialProvider? _credential;
    private readonly RequestAddress _address;

    /// <summary>The adapter of one API.</summary>
    /// <param name="http">The client's pipeline.</param>
    /// <param name="options">The client's options.</param>
    /// <param name="credential">Null for an API that reads none.</param>
    /// <param name="address">How the API is addressed.</param>
    public DataGouvRequestAdapter(HttpClient http, DataGouvClientOptions options, CredentialProvider? credential, RequestAddress address)
        : base((IAuthenticationProvider?)credential ?? new AnonymousAuthenticationProvider(), httpClient: http)
    {
        _http = http;
        _options = options;
        _credential = credential;
        _address = address;
    }

    /// <inheritdoc />
    public int PrefetchDepth => _options.PrefetchDepth;

    /// <inheritdoc />
    public ApiException Unreadable(ApiOperation? operation, string message, Exception? cause) => new DataGouvApiException(message, cause)
    {
        Operation = operation,
        Method = operation?.Method.ToString(),
        Route = operation?.Path,
    };

    /// <inheritdoc />
    async Task<T?> IRequestAdapter.SendPrimitiveAsync<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>(RequestInformation requestInfo, Dictionary<string, ParsableFactory<IParsable>>? errorMapping, CancellationToken cancellationToken)
        where T : default
    {
        if (typeof(T) != typeof(Stream) || IsForKiota(requestInfo))
        {
            requestInfo.URI = _address.Of(requestInfo, BaseUrl);
            return await SendPrimitiveAsync<T>(requestInfo, errorMapping, cancellationToken).ConfigureAwait(false);
        }

        using var message = await CreateMessageAsync(requestInfo, cancellationToken).ConfigureAwait(false);
        var response = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        return (T?)(object?)await OpenAsync(message, response, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    async Task IRequestAdapter.SendNoContentAsync(RequestInformation requestInfo, Dictionary<string, ParsableFactory<IParsable>>? errorMapping, CancellationToken cancellationToken)
    {
        if (IsForKiota(requestInfo))
        {
            requestInfo.URI = _address.Of(requestInfo, BaseUrl);
            await SendNoContentAsync(requestInfo, errorMapping, cancellationToken).ConfigureAwait(false);
            return;
        }

        using var message = await CreateMessageAsync(requestInfo, cancellationToken).ConfigureAwait(false);
        using var response = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        message.Raw?.Take(response, message.FailedAttempts);
    }

    private static bool IsForKiota(RequestInformation request) => request.GetRequestOption<ResponseHandlerOption>() is not null;

    private async ValueTask<HttpRequestMessage> CreateMessageAsync(RequestInformation request, CancellationToken cancellationToken)
    {
        var address = _address.Of(request, BaseUrl);
        var message = new HttpRequestMessage(RequestMethod.Of(request.HttpMethod), address) { Version = _http.DefaultRequestVersion, VersionPolicy = _http.DefaultVersionPolicy };
        foreach (var option in request.RequestOptions)
        {
            message.Add(option);
        }

        if (request.Content is { } body && body != Stream.Null)
        {
            message.Content = new StreamContent(body);
        }

        foreach (var (name, values) in request.Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(name, values))
            {
                message.Content?.Headers.TryAddWithoutValidation(name, values);
            }
        }

        await CredentialProvider.AddAsync(_credential, message, cancellationToken).ConfigureAwait(false);
        return message;
    }

    // Null where there is no body.
    private async ValueTask<Stream?> OpenAsync(HttpRequestMessage message, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var raw = message.Raw;
        raw?.Take(response, message.FailedAttempts);
        if (response.Content.Headers.ContentLength == 0 || response.StatusCode == System.Net.HttpStatusCode.NoContent)
        {
            response.Dispose();
            return null;
        }

        var idle = message.Call?.IdleReadTimeout ?? _options.Timeouts.IdleRead;
        var body = new ResponseStream(await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false), response, message, idle, _options.TimeProvider);
        return raw is { KeepsBody: true } ? await KeepAsync(raw, body, cancellationToken).ConfigureAwait(false) : body;
    }

    private static async ValueTask<Stream> KeepAsync(RawResponse raw, Stream body, CancellationToken cancellationToken)
    {
        await using (body.ConfigureAwait(false))
        {
            var kept = new MemoryStream();
            await body.CopyToAsync(kept, cancellationToken).ConfigureAwait(false);
            raw.Body = kept.GetBuffer().AsMemory(0, (int)kept.Length);
            kept.Position = 0;
            return kept;
        }
    }
}
