using System.Text.Json;
using BenchmarkDotNet.Attributes;
using DataGouv.Benchmarks.Baselines;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary;
using Microsoft.Kiota.Serialization.Json;

namespace DataGouv.Benchmarks;

/// <summary>One call of the list of datasets, whose page is empty, on a transport that answers at once.</summary>
[MemoryDiagnoser]
public class OneCallBenchmark
{
    private readonly HttpMessageHandler _transport;
    private readonly TimeProvider _clock;
    private HttpClient _http = null!;
    private HttpClient _kiotaHttp = null!;
    private HttpClientRequestAdapter _kiota = null!;
    private PipelineClient _ours = null!;

    public OneCallBenchmark()
        : this(new FakeTransport(Body), TimeProvider.System)
    {
    }

    internal OneCallBenchmark(HttpMessageHandler transport, TimeProvider clock) => (_transport, _clock) = (transport, clock);

    /// <summary>The page that is answered.</summary>
    internal static byte[] Body { get; } =
        """{"data": [], "next_page": null, "page": 1, "page_size": 20, "previous_page": null, "total": 0}"""u8.ToArray();

    [GlobalSetup]
    public void Setup()
    {
        _http = new HttpClient(_transport);
        _kiotaHttp = KiotaClientFactory.Create(_transport);
        _kiota = new HttpClientRequestAdapter(new AnonymousAuthenticationProvider(), new JsonParseNodeFactory(), httpClient: _kiotaHttp)
        {
            BaseUrl = PipelineClient.Address.AbsoluteUri,
        };
        _ours = new PipelineClient(_transport, _clock);
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        _http.Dispose();
        _kiotaHttp.Dispose();
        _kiota.Dispose();
        _ours.Dispose();
        _transport.Dispose();
    }

    [Benchmark(Baseline = true, Description = "HttpClient and STJ by hand")]
    public async Task<long?> ByHand()
    {
        var address = new Uri(PipelineClient.Address, "datasets/?page_size=20&q=velo");
        using var response = await _http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead);
        await using var body = await response.Content.ReadAsStreamAsync();
        return (await JsonSerializer.DeserializeAsync(body, PlainJsonContext.Default.PlainDatasetPage))!.Total;
    }

    [Benchmark(Description = "Kiota, default pipeline")]
    public async Task<long?> Kiota()
    {
        var request = new RequestInformation(Method.GET, "{+baseurl}/datasets/{?page,page_size,q}", new Dictionary<string, object>());
        request.QueryParameters["page_size"] = 20;
        request.QueryParameters["q"] = "velo";
        request.Headers.TryAdd("Accept", "application/json");
        return (await _kiota.SendAsync(request, _ => new KiotaPage()))!.Total;
    }

    [Benchmark(Description = "DataGouv")]
    public async Task<long?> Ours() => (await _ours.Catalog.Datasets.GetAsync(request =>
    {
        request.QueryParameters.PageSize = 20;
        request.QueryParameters.Q = "velo";
    })).Total;
}
