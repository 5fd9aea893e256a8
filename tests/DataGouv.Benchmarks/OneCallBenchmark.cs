using System.Text.Json;
using BenchmarkDotNet.Attributes;
using DataGouv.Benchmarks.Baselines;
using DataGouv.Catalog;
using DataGouv.Pipeline;
using DataGouv.Requests;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary;
using Microsoft.Kiota.Serialization.Json;

namespace DataGouv.Benchmarks;

/// <summary>One call of the list of datasets, whose page is empty, on a transport that answers at once.</summary>
[MemoryDiagnoser]
public class OneCallBenchmark
{
    private static readonly Uri Address = new("https://www.example.test/api/1/");
    private static readonly byte[] Body = """{"data": [], "next_page": null, "page": 1, "page_size": 20, "previous_page": null, "total": 0}"""u8.ToArray();

    private readonly FakeTransport _transport = new(Body);
    private HttpClient _http = null!;
    private HttpClient _kiotaHttp = null!;
    private HttpClientRequestAdapter _kiota = null!;
    private HttpClient _oursHttp = null!;
    private DataGouvRequestAdapter _adapter = null!;
    private CatalogRequestBuilder _catalog = null!;

    [GlobalSetup]
    public void Setup()
    {
        _http = new HttpClient(_transport);
        _kiotaHttp = KiotaClientFactory.Create(_transport);
        _kiota = new HttpClientRequestAdapter(new AnonymousAuthenticationProvider(), new JsonParseNodeFactory(), httpClient: _kiotaHttp) { BaseUrl = Address.AbsoluteUri };

        var options = new DataGouvClientOptions { Anonymous = true, Politeness = { RequestsPerSecond = null } };
        _oursHttp = RequestPipeline.Create(options, new Transport(options, _transport));
        _adapter = new DataGouvRequestAdapter(_oursHttp, options, null, new RequestAddress(Address, null));
        _catalog = new CatalogRequestBuilder(Address, _adapter);
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        _http.Dispose();
        _kiotaHttp.Dispose();
        _kiota.Dispose();
        _oursHttp.Dispose();
        _transport.Dispose();
    }

    [Benchmark(Baseline = true, Description = "HttpClient and STJ by hand")]
    public async Task<long?> ByHand()
    {
        using var response = await _http.GetAsync(new Uri(Address, "datasets/?page_size=20&q=velo"), HttpCompletionOption.ResponseHeadersRead);
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
    public async Task<long?> Ours() => (await _catalog.Datasets.GetAsync(request =>
    {
        request.QueryParameters.PageSize = 20;
        request.QueryParameters.Q = "velo";
    })).Total;
}
