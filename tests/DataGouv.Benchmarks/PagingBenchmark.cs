using System.Globalization;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace DataGouv.Benchmarks;

/// <summary>A list of 40 pages on the loopback, each of which takes the server 50 ms.</summary>
[MemoryDiagnoser]
public class PagingBenchmark
{
    private const int Pages = 40;

    private WebApplication _server = null!;
    private DataGouvClient _client = null!;

    [Params(0, 1, 4, 8)]
    public int Depth { get; set; }

    [GlobalSetup]
    public async Task Setup()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.Run(AnswerAsync);
        await _server.StartAsync();
        var address = _server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        _client = new DataGouvClient(new DataGouvClientOptions { Environment = DataGouvEnvironment.Production with { Catalog = new Uri($"{address}/api/1/") }, Anonymous = true });
    }

    [GlobalCleanup]
    public async Task Cleanup()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Benchmark(Description = "40 pages at 50 ms")]
    public async Task<int> Read()
    {
        var count = 0;
        await foreach (var page in _client.Catalog.Datasets.EnumerateAsync().WithPrefetch(Depth).AsPages())
        {
            count += page.Values.Count + 1;
        }

        return count == Pages ? count : throw new InvalidOperationException($"{count} pages came.");
    }

    private static async Task AnswerAsync(HttpContext context)
    {
        var number = int.TryParse(context.Request.Query["page"], CultureInfo.InvariantCulture, out var page) ? page : 1;
        await Task.Delay(50);
        context.Response.ContentType = "application/json";
        var next = number < Pages ? $"\"http://{context.Request.Host}/api/1/datasets/?page={number + 1}\"" : "null";
        await context.Response.WriteAsync($$"""{"data": [], "next_page": {{next}}, "page": {{number}}, "page_size": 20, "previous_page": null, "total": {{Pages * 20}}}""");
    }
}
