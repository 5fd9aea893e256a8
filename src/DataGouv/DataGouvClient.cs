using System.Net;
using System.Net.Http.Headers;
using DataGouv.Authentication;
using DataGouv.Catalog;
using DataGouv.CatalogV2;
using DataGouv.Metrics;
using DataGouv.Pipeline;
using DataGouv.Tabular;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary;

namespace DataGouv;

/// <summary>
/// The services of data.gouv.fr. Immutable and thread-safe: make one for the whole application.
/// <code>
/// using var client = new DataGouvClient();
/// var page = await client.Catalog.Datasets.GetAsync(request => request.QueryParameters.Q = "transport");
/// </code>
/// </summary>
public sealed class DataGouvClient : IDisposable
{
    private readonly HttpClient _http;
    private readonly MetricsClient? _metrics;

    /// <summary>A client of the production services without a credential.</summary>
    public DataGouvClient()
        : this(new DataGouvClientOptions())
    {
    }

    /// <summary>A client with options of its own.</summary>
    /// <exception cref="ArgumentException">An option has a value that cannot work; the message names it.</exception>
    public DataGouvClient(DataGouvClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var settings = options.Checked();
        _http = CreateHttpClient();

        Catalog = new CatalogRequestBuilder(settings.Environment.Catalog, Adapter(settings.Environment.Catalog, settings.ApiKey));
        CatalogV2 = new CatalogV2RequestBuilder(settings.Environment.CatalogV2, Adapter(settings.Environment.CatalogV2, settings.ApiKey));
        Tabular = new TabularClient(settings.Environment.Tabular, Adapter(settings.Environment.Tabular, null));
        _metrics = settings.Environment.Metrics is { } metrics ? new MetricsClient(metrics, Adapter(metrics, null)) : null;
    }

    /// <summary>The Main API, version 1: datasets, organizations, reuses, users, discussions, harvesting…</summary>
    public CatalogRequestBuilder Catalog { get; }

    /// <summary>The Main API, version 2: light lists, search, extras, topics.</summary>
    public CatalogV2RequestBuilder CatalogV2 { get; }

    /// <summary>Visits and downloads, month by month.</summary>
    /// <exception cref="InvalidOperationException">The environment has no metrics.</exception>
    public MetricsClient Metrics => _metrics
        ?? throw new InvalidOperationException("This environment has no metrics: they are only published in production. Use DataGouvEnvironment.Production, or give the environment a Metrics address.");

    /// <summary>The rows of tabular files.</summary>
    public TabularClient Tabular { get; }

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _http.Dispose();

    private static HttpClient CreateHttpClient()
    {
        // A session cookie outranks the key on this platform, and redirects must be followed by a handler that knows what a
        // credential is: the socket does neither.
        var socket = new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.All };
        var http = new HttpClient(new RedirectHandler { InnerHandler = socket });
        http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("DataGouv.NET", typeof(DataGouvClient).Assembly.GetName().Version?.ToString(3)));
        return http;
    }

    private HttpClientRequestAdapter Adapter(Uri address, string? apiKey)
    {
        IAuthenticationProvider authentication = apiKey is null ? new AnonymousAuthenticationProvider() : new ApiKeyProvider(apiKey, address);
        return new HttpClientRequestAdapter(authentication, httpClient: _http);
    }
}
