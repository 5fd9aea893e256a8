using System.Diagnostics;
using System.Globalization;

namespace DataGouv.Benchmarks.Transfers;

/// <summary>One way to transfer a file, run several times: the median of its throughput, and the bytes that it allocates.</summary>
internal sealed class TransferMeasurement(string name, long length, Func<Task> run)
{
    private readonly List<double> _seconds = [];
    private readonly List<long> _allocated = [];

    public string Name { get; } = name;

    /// <summary>Megabytes a second.</summary>
    public double Throughput => length / Median(_seconds) / 1_000_000;

    /// <summary>Bytes allocated in one run.</summary>
    public double Allocated => Median([.. _allocated.Select(bytes => (double)bytes)]);

    public async Task RunAsync(bool counts)
    {
        GC.Collect();
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var start = Stopwatch.GetTimestamp();
        await run();
        if (counts)
        {
            _seconds.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
            _allocated.Add(GC.GetTotalAllocatedBytes(precise: true) - before);
        }
    }

    /// <summary>A row of the table, beside the one that it is compared with.</summary>
    public string Row(TransferMeasurement baseline) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {Name} | {length / (1 << 20)} | {Throughput:0} | {Throughput / baseline.Throughput:0.00} | {Allocated / 1024:0} | {Allocated / (length / (double)(1 << 20)):0} |");

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
