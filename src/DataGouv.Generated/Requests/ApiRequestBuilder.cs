using System.Text.Json.Serialization.Metadata;
using Microsoft.Kiota.Abstractions;

namespace DataGouv.Core;

/// <summary>What all generated request builders have in common: how a request is made, and how its answer is read.</summary>
public abstract partial class ApiRequestBuilder : BaseRequestBuilder
{
    // Kiota's builder copies what it is given. Ours never changes the parameters, and shares them with the builders above.
    private static readonly Dictionary<string, object> None = [];

    /// <summary>A builder at a place that its path parameters describe.</summary>
    /// <param name="pathParameters">The base address and the parameters of the path so far.</param>
    /// <param name="requestAdapter">What sends the requests.</param>
    protected ApiRequestBuilder(Dictionary<string, object> pathParameters, IRequestAdapter requestAdapter)
        : base(requestAdapter, "", None)
    {
        ArgumentNullException.ThrowIfNull(pathParameters);
        PathParameters = pathParameters;
    }

    /// <summary>The root of an API.</summary>
    /// <param name="baseAddress">The address that all paths are below. The adapter takes it as its own.</param>
    /// <param name="requestAdapter">What sends the requests: one adapter for each API.</param>
    /// <exception cref="ArgumentException">The address is not an absolute http or https address, or has a query.</exception>
    protected ApiRequestBuilder(Uri baseAddress, IRequestAdapter requestAdapter)
        : base(
            requestAdapter,
            "",
            new Dictionary<string, object>(StringComparer.Ordinal) { [KiotaParameters.BaseAddress] = Checked(baseAddress) })
    {
        RequestAdapter.BaseUrl = (string)PathParameters[KiotaParameters.BaseAddress];
    }

    /// <summary>A builder whose requests all go to one address.</summary>
    /// <param name="rawUrl">The address, used as it is.</param>
    /// <param name="requestAdapter">What sends the requests.</param>
    protected ApiRequestBuilder(string rawUrl, IRequestAdapter requestAdapter)
        : base(requestAdapter, "", Checked(rawUrl)) { }

    /// <summary>The path parameters so far and one more.</summary>
    /// <exception cref="ArgumentException">The value is empty, or would change the path itself.</exception>
    protected Dictionary<string, object> With(string name, string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value, name);
        if (value is "." or "..")
        {
            throw new ArgumentException($"\"{value}\" is not an identifier: it would address another path. Pass an id or a slug.", name);
        }

        return new Dictionary<string, object>(PathParameters, StringComparer.Ordinal) { [name] = value };
    }

    /// <summary>The path parameters so far and one more.</summary>
    /// <exception cref="ArgumentException">The value is the empty UUID.</exception>
    protected Dictionary<string, object> With(string name, Guid value) =>
        value == Guid.Empty
            ? throw new ArgumentException("The UUID is empty: pass the id of an existing object.", name)
            : With(name, value.ToString("D"));

    /// <summary>The path parameters so far and one more.</summary>
    protected Dictionary<string, object> With(string name, int value) =>
        With(name, value.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Makes the request of an operation.</summary>
    protected ApiRequest CreateRequest<TQuery>(ApiOperation operation, Action<RequestConfiguration<TQuery>>? configure)
        where TQuery : QueryParameters, new() => CreateRequest(operation, configure, body: null, contentType: null);

    /// <summary>Makes the request of an operation that sends JSON.</summary>
    /// <exception cref="ArgumentException">
    /// A member of the body is what JSON cannot say, such as NaN, what the server is known to refuse, or lacks what the server would empty.
    /// </exception>
    protected ApiRequest CreateRequest<TQuery, TBody>(
        ApiOperation operation,
        TBody body,
        JsonTypeInfo<TBody> type,
        Action<RequestConfiguration<TQuery>>? configure)
        where TQuery : QueryParameters, new()
    {
        ArgumentNullException.ThrowIfNull(body);
        if ((body as WriteModel)?.Emptied() is var (name, wireName))
        {
            throw new ArgumentException(
                $"{operation} empties \"{wireName}\" when the body leaves it out. Set {name} to what it is to be, or call UpdateAsync, "
                    + "which keeps what is not set.",
                nameof(body));
        }

        var content = new MemoryStream(JsonBody.WriteToSend(body, type), writable: false);
        return CreateRequest(operation, configure, content, "application/json");
    }

    /// <summary>Makes the request of an operation that sends a multipart form.</summary>
    protected ApiRequest CreateRequest<TQuery>(ApiOperation operation, MultipartForm body, Action<RequestConfiguration<TQuery>>? configure)
        where TQuery : QueryParameters, new()
    {
        ArgumentNullException.ThrowIfNull(body);
        var content = body.ToStream();
        return CreateRequest(operation, configure, content, content.ContentType);
    }

    /// <summary>Sends a request that answers JSON.</summary>
    /// <exception cref="ApiException">The server refused, or answered something else.</exception>
    protected Task<T> SendAsync<T>(ApiRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        request.CheckFields(type);
        return RequestAdapter.SendAsync(request, new JsonAnswer<T>(type, isOptional: false, request.IsMasked), cancellationToken);
    }

    /// <summary>Sends a request that answers JSON or nothing.</summary>
    /// <exception cref="ApiException">The server refused, or answered something else.</exception>
    protected Task<T?> SendOptionalAsync<T>(ApiRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        request.CheckFields(type);
        return RequestAdapter.SendAsync(request, new JsonAnswer<T?>(type!, isOptional: true, request.IsMasked), cancellationToken);
    }

    /// <summary>Sends a request that answers anything but JSON. The caller disposes the stream.</summary>
    /// <exception cref="ApiException">The server refused.</exception>
    protected Task<Stream> SendForStreamAsync(ApiRequest request, CancellationToken cancellationToken) =>
        RequestAdapter.SendForStreamAsync(request, cancellationToken);

    /// <summary>Sends a request that answers nothing.</summary>
    /// <exception cref="ApiException">The server refused.</exception>
    protected Task SendForNothingAsync(ApiRequest request, CancellationToken cancellationToken) =>
        RequestAdapter.SendForNothingAsync(request, cancellationToken);

    private ApiRequest CreateRequest<TQuery>(
        ApiOperation operation,
        Action<RequestConfiguration<TQuery>>? configure,
        Stream? body,
        string? contentType)
        where TQuery : QueryParameters, new()
    {
        ArgumentNullException.ThrowIfNull(operation);
        var configuration = configure is null ? null : new RequestConfiguration<TQuery>();
        configure?.Invoke(configuration!);
        var isRaw = PathParameters.ContainsKey(KiotaParameters.RawAddress);
        return new ApiRequest(operation, PathParameters)
        {
            Query = isRaw ? null : configuration?.QueryParameters ?? NoneSet<TQuery>.Query,
            Headers = configuration?.Headers,
            Options = configuration?.Options,
            Body = body,
            ContentType = contentType,
        };
    }

    private static string Checked(Uri baseAddress)
    {
        ArgumentNullException.ThrowIfNull(baseAddress);
        return IsWeb(baseAddress) && baseAddress.Query.Length == 0 && baseAddress.Fragment.Length == 0
            ? baseAddress.AbsoluteUri.TrimEnd('/')
            : throw new ArgumentException(
                $"\"{baseAddress}\" is not an absolute http or https address without a query, such as https://www.data.gouv.fr/api/1/.",
                nameof(baseAddress));
    }

    private static string Checked(string rawUrl) =>
        Uri.TryCreate(rawUrl, UriKind.Absolute, out var address) && IsWeb(address)
            ? rawUrl
            : throw new ArgumentException($"\"{rawUrl}\" is not an absolute http or https address.", nameof(rawUrl));

    private static bool IsWeb(Uri address) =>
        address.IsAbsoluteUri && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);

    // Written to see whether a parameter is required.
    private static class NoneSet<TQuery>
        where TQuery : QueryParameters, new()
    {
        public static TQuery Query { get; } = new();
    }
}
