using System.Diagnostics.CodeAnalysis;
using DataGouv.Authentication;
using DataGouv.Pipeline;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Abstractions.Serialization;
using Microsoft.Kiota.Abstractions.Store;
using Microsoft.Kiota.Http.HttpClientLibrary;

namespace DataGouv.Requests;

/// <summary>
/// The adapter of an API on the client's pipeline. What the generated builders ask for, a stream or nothing, takes a way of its own: Kiota's adapter
/// expands the address of a request three times, prepares a trace that nobody may want, and costs its time as soon as it is made. All else is
/// Kiota's, which is made when it is first asked for.
/// </summary>
internal sealed class DataGouvRequestAdapter : IRequestAdapter, IPagingAdapter, IAnswerAdapter
{
    private readonly HttpClient _http;
    private readonly DataGouvClientOptions _options;
    private readonly CredentialProvider? _credential;
    private readonly RequestAddress _address;
    private readonly Lazy<HttpClientRequestAdapter> _kiota;

    /// <summary>The adapter of one API.</summary>
    /// <param name="http">The client's pipeline.</param>
    /// <param name="options">The client's options.</param>
    /// <param name="credential">Null for an API that reads none.</param>
    /// <param name="address">How the API is addressed.</param>
    public DataGouvRequestAdapter(HttpClient http, DataGouvClientOptions options, CredentialProvider? credential, RequestAddress address)
    {
        _http = http;
        _options = options;
        _credential = credential;
        _address = address;
        _kiota = new Lazy<HttpClientRequestAdapter>(() => new HttpClientRequestAdapter((IAuthenticationProvider?)credential ?? new AnonymousAuthenticationProvider(), httpClient: http));
    }

    /// <inheritdoc />
    public string? BaseUrl { get; set; }

    /// <inheritdoc />
    public ISerializationWriterFactory SerializationWriterFactory => _kiota.Value.SerializationWriterFactory;

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
    public void EnableBackingStore(IBackingStoreFactory backingStoreFactory) => _kiota.Value.EnableBackingStore(backingStoreFactory);

    /// <inheritdoc />
    public async Task<T?> SendPrimitiveAsync<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>(RequestInformation requestInfo, Dictionary<string, ParsableFactory<IParsable>>? errorMapping = null, CancellationToken cancellationToken = default)
    {
        if (typeof(T) != typeof(Stream) || IsForKiota(requestInfo))
        {
            return await Kiota(requestInfo).SendPrimitiveAsync<T>(requestInfo, errorMapping, cancellationToken).ConfigureAwait(false);
        }

        using var message = await CreateMessageAsync(requestInfo, cancellationToken).ConfigureAwait(false);
        var response = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        return (T?)(object?)await OpenAsync(message, response, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async Task SendNoContentAsync(RequestInformation requestInfo, Dictionary<string, ParsableFactory<IParsable>>? errorMapping = null, CancellationToken cancellationToken = default)
    {
        if (IsForKiota(requestInfo))
        {
            await Kiota(requestInfo).SendNoContentAsync(requestInfo, errorMapping, cancellationToken).ConfigureAwait(false);
            return;
        }

        using var message = await CreateMessageAsync(requestInfo, cancellationToken).ConfigureAwait(false);
        using var response = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        message.Raw?.Take(response, message.FailedAttempts);
    }

    /// <inheritdoc />
    public Task<T?> SendAsync<T>(RequestInformation requestInfo, ParsableFactory<T> factory, Dictionary<string, ParsableFactory<IParsable>>? errorMapping = null, CancellationToken cancellationToken = default)
        where T : IParsable => Kiota(requestInfo).SendAsync(requestInfo, factory, errorMapping, cancellationToken);

    /// <inheritdoc />
    public Task<IEnumerable<T>?> SendCollectionAsync<T>(RequestInformation requestInfo, ParsableFactory<T> factory, Dictionary<string, ParsableFactory<IParsable>>? errorMapping = null, CancellationToken cancellationToken = default)
        where T : IParsable => Kiota(requestInfo).SendCollectionAsync(requestInfo, factory, errorMapping, cancellationToken);

    /// <inheritdoc />
    public Task<IEnumerable<T>?> SendPrimitiveCollectionAsync<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>(RequestInformation requestInfo, Dictionary<string, ParsableFactory<IParsable>>? errorMapping = null, CancellationToken cancellationToken = default) =>
        Kiota(requestInfo).SendPrimitiveCollectionAsync<T>(requestInfo, errorMapping, cancellationToken);

    /// <inheritdoc />
    public Task<T?> ConvertToNativeRequestAsync<T>(RequestInformation requestInfo, CancellationToken cancellationToken = default) =>
        Kiota(requestInfo).ConvertToNativeRequestAsync<T>(requestInfo, cancellationToken);

    // Kiota's adapter takes an address that is there already as it is.
    private HttpClientRequestAdapter Kiota(RequestInformation request)
    {
        request.URI = _address.Of(request, BaseUrl);
        return _kiota.Value;
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
