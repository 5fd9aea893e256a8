using DataGouv.Catalog;
using DataGouv.Pipeline;
using DataGouv.Requests;
using DataGouv.Telemetry;

namespace DataGouv.Benchmarks;

/// <summary>
/// The catalogue behind the client's pipeline, with all its policies, on a given transport instead of sockets. The one place of the
/// benchmarks that knows how a client is put together: from outside only an <see cref="HttpClient"/> can be given, which costs a copy of
/// each message.
/// </summary>
internal sealed class PipelineClient : IDisposable
{
    private readonly HttpClient _http;

    /// <summary>A client of an address that is not the loopback, which would be spared no politeness.</summary>
    public PipelineClient(HttpMessageHandler transport, TimeProvider? clock = null)
    {
        var options = new DataGouvClientOptions
        {
            Anonymous = true,
            Politeness = { RequestsPerSecond = null },
            TimeProvider = clock ?? TimeProvider.System,
        };
        _http = RequestPipeline.Create(options, new Transport(options, transport));
        Catalog = new CatalogRequestBuilder(
            Address,
            new DataGouvRequestAdapter(_http, options, null, new RequestAddress(Address, null), new ListTelemetry(null, Address.Host)));
    }

    /// <summary>Where it believes to be.</summary>
    public static Uri Address { get; } = new("https://www.example.test/api/1/");

    public CatalogRequestBuilder Catalog { get; }

    public void Dispose() => _http.Dispose();
}
