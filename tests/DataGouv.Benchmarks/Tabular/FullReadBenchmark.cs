using BenchmarkDotNet.Attributes;
using DataGouv.Tabular;
using DataGouv.Tests.Tabular.Scripted;

namespace DataGouv.Benchmarks.Tabular;

/// <summary>
/// 120,000 rows from the same server on the loopback: by windows (budget: 4 requests) beside page by page (2,400). The requests and rows per
/// second are printed at the end of each.
/// </summary>
public class FullReadBenchmark
{
    private const int Rows = 120_000;

    private readonly Dictionary<string, (int Requests, double Best)> _results = [];
    private ScriptedTable _table = null!;
    private LoopbackTable _server = null!;
    private DataGouvClient _client = null!;

    /// <summary>Starts the server.</summary>
    [GlobalSetup]
    public async Task StartAsync()
    {
        _table = new ScriptedTable(Rows, width: 11);
        _server = await LoopbackTable.StartAsync(_table);
        _client = new DataGouvClient(new DataGouvClientOptions
        {
            Anonymous = true,
            Environment = DataGouvEnvironment.Production with { Tabular = _server.Address },
        });
    }

    /// <summary>Stops it and prints what was counted.</summary>
    [GlobalCleanup]
    public async Task StopAsync()
    {
        foreach (var (name, (requests, best)) in _results)
        {
            Console.WriteLine(FormattableString.Invariant($"// {name}: {Rows:N0} rows, {requests:N0} requests, {best:N0} rows per second at best"));
        }

        _client.Dispose();
        await _server.DisposeAsync();
    }

    /// <summary>Streams cut by the numbers of the rows.</summary>
    [Benchmark(Baseline = true)]
    public Task<long> Windows() => MeasureAsync(nameof(Windows), query => query.ReadAsync());

    /// <summary>One stream after another.</summary>
    [Benchmark]
    public Task<long> WindowsOneByOne() => MeasureAsync(nameof(WindowsOneByOne), query => query.ReadAsync(), new TabularQueryOptions { Concurrency = 1 });

    /// <summary>Pages of 50, one after the other.</summary>
    [Benchmark]
    public Task<long> PageByPage() => MeasureAsync(nameof(PageByPage), query => query.ReadAsync());

    private async Task<long> MeasureAsync(string name, Func<TabularQuery, IAsyncEnumerable<TabularRow>> read, TabularQueryOptions? options = null)
    {
        _table.Requests.Clear();
        var start = TimeProvider.System.GetTimestamp();
        var (sum, count) = (0L, 0);
        await foreach (var row in read(_client.Tabular.Resource("7d3f1c52-9a4e-4b6d-8f21-0c5a9e7b1d34", options).Rows))
        {
            sum += row["__id"].GetInt64()!.Value;
            count++;
        }

        var rate = count / TimeProvider.System.GetElapsedTime(start).TotalSeconds;
        _results[name] = (_table.Requests.Count, Math.Max(rate, _results.GetValueOrDefault(name).Best));
        return count == Rows ? sum : throw new InvalidOperationException($"{count} rows came of {Rows}.");
    }
}
