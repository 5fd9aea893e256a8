using DataGouv.Authentication;
using DataGouv.Catalog;
using DataGouv.CatalogV2;
using DataGouv.Metrics;
using DataGouv.Pipeline;
using DataGouv.Requests;
using DataGouv.Tabular;
using DataGouv.Telemetry;
using Microsoft.Extensions.Logging;
using Microsoft.Kiota.Abstractions;

namespace DataGouv;

/// <summary>
/// The services of data.gouv.fr. Immutable and thread-safe: make one for the whole application.
/// <code>
/// using var client = new DataGouvClient();
/// var page = await client.Catalog.Datasets.GetAsync(request => request.QueryParameters.Q = "transport");
/// </code>
/// </summary>
public sealed partial class DataGouvClient : IDisposable
{
    private readonly DataGouvClientOptions _options;
    private readonly Transport _transport;
    private readonly bool _ownsTransport;
    private readonly HttpClient _http;
    private readonly CredentialProvider? _credential;
    private readonly RequestAddress _address;
    private readonly MetricsClient? _metrics;
    private readonly TabularClient? _tabular;

    /// <summary>A client of the production services, with the API key of <c>DATAGOUV_API_KEY</c> if there is one.</summary>
    /// <exception cref="ArgumentException">The environment variable holds no key.</exception>
    public DataGouvClient()
        : this(new DataGouvClientOptions()) { }

    /// <summary>A client with options of its own.</summary>
    /// <exception cref="ArgumentException">An option has a value that cannot work; the message names it.</exception>
    public DataGouvClient(DataGouvClientOptions options)
        : this(Checked(options), shared: null) { }

    private DataGouvClient(DataGouvClientOptions options, Transport? shared)
    {
        _options = options;
        _ownsTransport = shared is null;
        _transport = shared ?? new Transport(options);
        _http = RequestPipeline.Create(options, _transport);

        var environment = options.Environment;
        _credential = options.HasCredential ? new CredentialProvider(options, environment.Catalog) : null;
        _address = new RequestAddress(environment.Catalog, options.Language);

        Catalog = new CatalogRequestBuilder(environment.Catalog, Adapter(_credential, _address));
        CatalogV2 = new CatalogV2RequestBuilder(
            environment.CatalogV2,
            Adapter(
                options.HasCredential ? new CredentialProvider(options, environment.CatalogV2) : null,
                new RequestAddress(environment.CatalogV2, options.Language)));
        _tabular = environment.Tabular is { } tabular
            ? new TabularClient(tabular, Adapter(null, new RequestAddress(tabular, null)), CatalogV2, options)
            : null;
        _metrics = environment.Metrics is { } metrics ? new MetricsClient(metrics, Adapter(null, new RequestAddress(metrics, null)), options) : null;
    }

    /// <summary>Gets the Main API, version 1: datasets, organizations, reuses, users, discussions, harvesting…</summary>
    public CatalogRequestBuilder Catalog { get; }

    /// <summary>Gets the Main API, version 2: light lists, search, extras, topics.</summary>
    public CatalogV2RequestBuilder CatalogV2 { get; }

    /// <summary>Gets visits and downloads, month by month.</summary>
    /// <exception cref="InvalidOperationException">The environment has no metrics.</exception>
    public MetricsClient Metrics =>
        _metrics
        ?? throw new InvalidOperationException(
            "This environment has no metrics: they are only published in production. "
                + "Use DataGouvEnvironment.Production, or give the environment a Metrics address.");

    /// <summary>Gets the rows of tabular files.</summary>
    /// <exception cref="InvalidOperationException">The environment has no Tabular service.</exception>
    public TabularClient Tabular =>
        _tabular
        ?? throw new InvalidOperationException(
            "This environment has no Tabular service, so there are no rows to read: give the environment a Tabular address if there is one.");

    /// <summary>
    /// Connections as this SDK needs them, for an <see cref="HttpClient"/> of your own: redirects are left to the SDK, which does not take
    /// a key to other hosts, and cookies are off, because a session cookie outranks a key.
    /// </summary>
    public static SocketsHttpHandler CreateHandler() => Transport.CreateHandler(new DataGouvTimeouts().Connect);

    /// <summary>
    /// Creates a client that differs in some options, on the same connections. It costs little, and stays usable until this client, which
    /// owns the connections, is disposed. Disposing the new client closes nothing.
    /// </summary>
    /// <param name="configure">
    /// Changes the options, which begin as those of this client. A credential that it sets replaces the one of this client, of whatever
    /// kind, and ends its being anonymous: <c>client.With(options => options.BearerToken = token)</c>.
    /// </param>
    /// <exception cref="ArgumentException">An option has a value that cannot work; the message names it.</exception>
    public DataGouvClient With(Action<DataGouvClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var options = _options.Copy();
        configure(options);
        options.ForgetReplacedCredential();

        // Whoever removes the credential wants none: the environment variable was asked when this client was made.
        options = options.Checked(static _ => null);
        return new DataGouvClient(options, _transport.IsFor(options) ? _transport : null);
    }

    /// <summary>
    /// Creates the same client without a credential, on the same connections: public lists then hold what everybody sees.
    /// </summary>
    public DataGouvClient AsAnonymous() => With(static options => options.Anonymous = true);

    /// <summary>Closes the connections, unless they are those of another client or of an <see cref="HttpClient"/> from outside.</summary>
    public void Dispose()
    {
        _http.Dispose();
        if (_ownsTransport)
        {
            _transport.Dispose();
        }
    }

    /// <summary>Where it is, and what kind of credential it has, never the credential itself.</summary>
    public override string ToString() => $"{nameof(DataGouvClient)} ({_options.Environment.Catalog}, {_options.CredentialName})";

    private static DataGouvClientOptions Checked(DataGouvClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.Checked();
    }

    private IRequestAdapter Adapter(CredentialProvider? credential, RequestAddress address) =>
        _options.RequestAdapterFactory?.Invoke(address.Api)
        ?? new DataGouvRequestAdapter(
            _http,
            _options,
            credential,
            address,
            new ListTelemetry(_options.LoggerFactory?.CreateLogger(DataGouvTelemetry.Name), address.Api.Host));
}
