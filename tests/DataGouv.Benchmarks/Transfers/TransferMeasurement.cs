using System.Globalization;
using DataGouv.Benchmarks.Measuring;

namespace DataGouv.Benchmarks.Transfers;

/// <summary>One way to transfer a file.</summary>
internal sealed class TransferMeasurement(string name, long length, Func<Task> run)
{
    public string Name { get; } = name;

    /// <summary>What runs it and keeps what it took.</summary>
    public Contender Contender { get; } = Contender.Repeating(1, run);

    /// <summary>Megabytes a second.</summary>
    public double Throughput => length / Contender.SecondsPerCall / 1_000_000;

    /// <summary>Bytes allocated in one run.</summary>
    public double Allocated => Contender.BytesPerCall;

    /// <summary>A row of the table, beside the one that it is compared with.</summary>
    public string Row(TransferMeasurement baseline)
    {
        var mebibytes = length / (double)(1 << 20);
        var ratio = Throughput / baseline.Throughput;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {Name} | {mebibytes:0} | {Throughput:0} | {ratio:0.00} | {Allocated / 1024:0} | {Allocated / mebibytes:0} |");
    }
}
