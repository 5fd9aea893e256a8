using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using DataGouv.Authentication;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Abstractions.Serialization;
using Microsoft.Kiota.Abstractions.Store;
using Microsoft.Kiota.Http.HttpClientLibrary;

namespace DataGouv.Requests;

/// <summary>
/// The adapter of an API on the client's pipeline. What builders ask for takes a way of its own: the address is written in one pass, and
/// the answer is read inside the attempt. All else is Kiota's, whose adapter is made when it is first asked for.
/// </summary>
internal sealed class DataGouvRequestAdapter : IRequestAdapter, IApiAdapter, IPagingAdapter
{
    private readonly HttpClient _http;
    private readonly DataGouvClientOptions _options;
    private readonly CredentialProvider? _credential;
    private readonly RequestAddress _address;
    private readonly IListObserver _lists;
    private readonly Lazy<HttpClientRequestAdapter> _kiota;

    /// <summary>The adapter of one API.</summary>
    /// <param name="http">The client's pipeline.</param>
    /// <param name="options">The client's options.</param>
    /// <param name="credential">Null for an API that reads none.</param>
    /// <param name="address">How the API is addressed.</param>
    /// <param name="lists">Hears of the lists that are read.</param>
    public DataGouvRequestAdapter(
        HttpClient http, DataGouvClientOptions options, CredentialProvider? credential, RequestAddress address, IListObserver lists)
    {
        _http = http;
        _options = options;
        _credential = credential;
        _address = address;
        _lists = lists;
        _kiota = new Lazy<HttpClientRequestAdapter>(() =>
            new HttpClientRequestAdapter((IAuthenticationProvider?)credential ?? new AnonymousAuthenticationProvider(), httpClient: http));
    }

    /// <inheritdoc />
    public string? BaseUrl { get; set; }

    /// <inheritdoc />
    public ISerializationWriterFactory SerializationWriterFactory => _kiota.Value.SerializationWriterFactory;

    /// <inheritdoc />
    public int PrefetchDepth => _options.PrefetchDepth;

    /// <inheritdoc />
    public ListConsistency Consistency => _options.ListConsistency;

    /// <inheritdoc />
    public bool HearsOfLists => _lists.IsObserved;

    /// <inheritdoc />
    public Activity? StartList(ApiOperation operation) => _lists.Start(operation);

    /// <inheritdoc />
    public void OnRepeatedItems(ApiOperation operation, int page, int items, bool isFirst) =>
        _lists.CountRepeated(operation, page, items, isFirst);

    /// <inheritdoc />
    public void OnCountMismatch(ApiOperation operation, long items, long first, long last) =>
        _lists.CountMismatch(operation, items, first, last);

    /// <inheritdoc />
    public void EnableBackingStore(IBackingStoreFactory backingStoreFactory) => _kiota.Value.EnableBackingStore(backingStoreFactory);

    /// <inheritdoc />
    public Task<T> SendAsync<T>(ApiRequest request, ApiAnswer<T> answer, CancellationToken cancellationToken) =>
        IsForKiota(request.Options)
            ? this.ReadAsync(request.ToRequestInformation(), answer, cancellationToken)
            : SendAsync(CreateMessage(request, answer), answer, cancellationToken);

    /// <inheritdoc />
    public Task<Stream> SendForStreamAsync(ApiRequest request, CancellationToken cancellationToken) =>
        IsForKiota(request.Options)
            ? ApiAdapters.OpenAsync(this, request.ToRequestInformation(), cancellationToken)
            : OpenAsync(CreateMessage(request, answer: null), cancellationToken);

    /// <inheritdoc />
    public Task SendForNothingAsync(ApiRequest request, CancellationToken cancellationToken) =>
        IsForKiota(request.Options)
            ? SendNoContentAsync(request.ToRequestInformation(), null, cancellationToken)
            : SendAsync(CreateMessage(request, answer: null), cancellationToken);

    /// <inheritdoc />
    public Exception CreateConflict(ApiOperation operation, string problem) => new DataGouvConflictException(problem)
    {
        Operation = operation,
        WasSent = false,
    };

    /// <inheritdoc />
    public async Task<T?> SendPrimitiveAsync<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>(
        RequestInformation requestInfo,
        Dictionary<string, ParsableFactory<IParsable>>? errorMapping = null,
        CancellationToken cancellationToken = default)
    {
        if (typeof(T) != typeof(Stream) || IsForKiota(requestInfo.RequestOptions))
        {
            return await Kiota(requestInfo).SendPrimitiveAsync<T>(requestInfo, errorMapping, cancellationToken).ConfigureAwait(false);
        }

        var body = await OpenAsync(CreateMessage(requestInfo), cancellationToken).ConfigureAwait(false);
        return body == Stream.Null ? default : (T)(object)body;
    }

    /// <inheritdoc />
    public Task SendNoContentAsync(
        RequestInformation requestInfo,
        Dictionary<string, ParsableFactory<IParsable>>? errorMapping = null,
        CancellationToken cancellationToken = default) =>
        IsForKiota(requestInfo.RequestOptions)
            ? Kiota(requestInfo).SendNoContentAsync(requestInfo, errorMapping, cancellationToken)
            : SendAsync(CreateMessage(requestInfo), cancellationToken);

    /// <inheritdoc />
    public Task<T?> SendAsync<T>(
        RequestInformation requestInfo,
        ParsableFactory<T> factory,
        Dictionary<string, ParsableFactory<IParsable>>? errorMapping = null,
        CancellationToken cancellationToken = default)
        where T : IParsable => Kiota(requestInfo).SendAsync(requestInfo, factory, errorMapping, cancellationToken);

    /// <inheritdoc />
    public Task<IEnumerable<T>?> SendCollectionAsync<T>(
        RequestInformation requestInfo,
        ParsableFactory<T> factory,
        Dictionary<string, ParsableFactory<IParsable>>? errorMapping = null,
        CancellationToken cancellationToken = default)
        where T : IParsable => Kiota(requestInfo).SendCollectionAsync(requestInfo, factory, errorMapping, cancellationToken);

    /// <inheritdoc />
    public Task<IEnumerable<T>?> SendPrimitiveCollectionAsync<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>(
        RequestInformation requestInfo,
        Dictionary<string, ParsableFactory<IParsable>>? errorMapping = null,
        CancellationToken cancellationToken = default) =>
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

    private static bool IsForKiota(IEnumerable<IRequestOption>? options) =>
        options is not (null or IList<IRequestOption> { Count: 0 }) && options.Any(option => option is ResponseHandlerOption);

    // Nothing of the builder's request is held while its answer is waited for.
    private async Task<T> SendAsync<T>(ApiMessage message, ApiAnswer<T> answer, CancellationToken cancellationToken)
    {
        using (message)
        {
            using var response = await ExchangeAsync(message, cancellationToken).ConfigureAwait(false);
            message.Raw?.Take(response, message.FailedAttempts, _options.TimeProvider.GetUtcNow());
            return answer.Value;
        }
    }

    private async Task SendAsync(ApiMessage message, CancellationToken cancellationToken)
    {
        using (message)
        {
            using var response = await ExchangeAsync(message, cancellationToken).ConfigureAwait(false);
            message.Raw?.Take(response, message.FailedAttempts, _options.TimeProvider.GetUtcNow());
        }
    }

    private async Task<Stream> OpenAsync(ApiMessage message, CancellationToken cancellationToken)
    {
        using (message)
        {
            var response = await ExchangeAsync(message, cancellationToken).ConfigureAwait(false);
            var raw = message.Raw;
            raw?.Take(response, message.FailedAttempts, _options.TimeProvider.GetUtcNow());
            if (response.StatusCode == HttpStatusCode.NoContent || response.Content.Headers.ContentLength == 0)
            {
                response.Dispose();
                return Stream.Null;
            }

            // It gives the connection back when it is disposed.
            var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            return raw is { KeepsBody: true } ? await raw.KeepAsync(body, cancellationToken).ConfigureAwait(false) : body;
        }
    }

    private Task<HttpResponseMessage> ExchangeAsync(ApiMessage message, CancellationToken cancellationToken)
    {
        var credential = CredentialProvider.AddAsync(_credential, message, cancellationToken);
        return credential.IsCompletedSuccessfully ? ExchangeAsync(message) : ExchangeLaterAsync();

        Task<HttpResponseMessage> ExchangeAsync(ApiMessage message) =>
            _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);

        async Task<HttpResponseMessage> ExchangeLaterAsync()
        {
            await credential.ConfigureAwait(false);
            return await ExchangeAsync(message).ConfigureAwait(false);
        }
    }

    private ApiMessage CreateMessage(ApiRequest request, ApiAnswer? answer)
    {
        var context = new RequestContext { Operation = request.Operation, Answer = answer };
        foreach (var option in request.Options ?? [])
        {
            context.TryTake(option);
        }

        var message = CreateMessage(request.Operation.Method, _address.Of(request, context.Call, BaseUrl), context, request.Body);
        foreach (var option in request.Options ?? [])
        {
            message.Add(option);
        }

        if (request.Headers is { Count: > 0 })
        {
            Add(message, request.Headers);
        }

        if (request.Headers?.ContainsKey("Accept") != true)
        {
            message.Headers.TryAddWithoutValidation("Accept", request.Operation.Accept);
        }

        if (request.ContentType is not null)
        {
            message.Content?.Headers.TryAddWithoutValidation("Content-Type", request.ContentType);
        }

        return message;
    }

    private ApiMessage CreateMessage(RequestInformation request)
    {
        var message = CreateMessage(
            request.HttpMethod,
            _address.Of(request, BaseUrl),
            new RequestContext(),
            request.Content == Stream.Null ? null : request.Content);
        foreach (var option in request.RequestOptions)
        {
            message.Add(option);
        }

        Add(message, request.Headers);
        return message;
    }

    private ApiMessage CreateMessage(Method method, Uri address, RequestContext context, Stream? body) =>
        new(RequestMethod.Of(method), address, context)
        {
            Version = _http.DefaultRequestVersion,
            VersionPolicy = _http.DefaultVersionPolicy,
            Content = body is null ? null : new StreamContent(body),
        };

    private static void Add(ApiMessage message, RequestHeaders headers)
    {
        foreach (var (name, values) in headers)
        {
            if (!message.Headers.TryAddWithoutValidation(name, values))
            {
                message.Content?.Headers.TryAddWithoutValidation(name, values);
            }
        }
    }
}
