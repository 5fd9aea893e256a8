using System.Text.Json;
using BenchmarkDotNet.Attributes;
using DataGouv.Benchmarks.Baselines;
using DataGouv.Catalog;
using Newtonsoft.Json.Serialization;

namespace DataGouv.Benchmarks;

/// <summary>A page of 20 datasets, 208 KB, from the same stream.</summary>
[MemoryDiagnoser]
public class PageBenchmark
{
    private readonly byte[] _body = RecordedPage.Create();
    private readonly Newtonsoft.Json.JsonSerializer _newtonsoft = new()
    {
        ContractResolver = new DefaultContractResolver { NamingStrategy = new SnakeCaseNamingStrategy() },
    };

    private FakeTransport _transport = null!;
    private PipelineClient _client = null!;

    [GlobalSetup]
    public void Setup()
    {
        Console.WriteLine($"// The page has {_body.Length:N0} bytes.");
        _transport = new FakeTransport(_body);
        _client = new PipelineClient(_transport);
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        _client.Dispose();
        _transport.Dispose();
    }

    [Benchmark(Baseline = true, Description = "STJ source generation, plain classes")]
    public async Task<int> Plain()
    {
        using var body = new MemoryStream(_body, writable: false);
        return (await JsonSerializer.DeserializeAsync(body, PlainJsonContext.Default.PlainDatasetPage))!.Data!.Count;
    }

    [Benchmark(Description = "Newtonsoft.Json, plain classes")]
    public int Newtonsoft()
    {
        using var reader = new Newtonsoft.Json.JsonTextReader(new StreamReader(new MemoryStream(_body, writable: false)));
        return _newtonsoft.Deserialize<PlainDatasetPage>(reader)!.Data!.Count;
    }

    [Benchmark(Description = "The models alone")]
    public async Task<int> Models()
    {
        using var body = new MemoryStream(_body, writable: false);
        return (await JsonSerializer.DeserializeAsync<DatasetPage>(body, CatalogJson.Options))!.Data.Count;
    }

    [Benchmark(Description = "DataGouv, the whole call")]
    public async Task<int> Ours() => (await _client.Catalog.Datasets.GetAsync()).Data.Count;
}
