using System.Net;
using DataGouv.Requests;

namespace DataGouv.Pipeline;

/// <summary>Where requests leave the process: connections. Derived clients share it.</summary>
internal sealed class Transport : IDisposable
{
    // Addresses of hosts change: a connection does not outlive that for long.
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    // Ten thousand calls at once must not become ten thousand sockets: neither this machine nor the service would stand it.
    private const int MostConnections = 100;

    private readonly HttpClient? _given;
    private readonly TimeSpan _connectTimeout;

    public Transport(DataGouvClientOptions options)
        : this(options, options.HttpClient is { } given ? new GivenHttpClientHandler(given) : CreateHandler(options.Timeouts.Connect)) =>
        _given = options.HttpClient;

    /// <summary>Another end of the pipeline, for tests and measurements.</summary>
    internal Transport(DataGouvClientOptions options, HttpMessageHandler handler)
    {
        _connectTimeout = options.Timeouts.Connect;
        Handler = handler;
    }

    /// <summary>The end of the pipeline.</summary>
    public HttpMessageHandler Handler { get; }

    /// <summary>Connections that neither follow redirects nor keep cookies.</summary>
    public static SocketsHttpHandler CreateHandler(TimeSpan connectTimeout) =>
        new()
        {
            // A session cookie outranks the key on this platform.
            UseCookies = false,
            // Redirects must be followed by a handler that knows what a credential is.
            AllowAutoRedirect = false,
            // Files must come as they are: what is packed for the way only is unpacked in the pipeline.
            AutomaticDecompression = DecompressionMethods.None,
            ConnectTimeout = connectTimeout,
            PooledConnectionLifetime = ConnectionLifetime,
            MaxConnectionsPerServer = MostConnections,
        };

    /// <summary>Can a client with these options use it?</summary>
    /// <exception cref="ArgumentException">The time-out of connecting belongs to the connections, which are shared.</exception>
    public bool IsFor(DataGouvClientOptions options)
    {
        if (options.HttpClient != _given)
        {
            return false;
        }

        return _given is not null || options.Timeouts.Connect == _connectTimeout
            ? true
            : throw OptionCheck.Refusal(
                "Timeouts.Connect",
                options.Timeouts.Connect,
                $"{_connectTimeout}, because a derived client shares the connections: make a new client to change it");
    }

    /// <inheritdoc />
    public void Dispose() => Handler.Dispose();
}
