using System.Diagnostics;
using DataGouv.Benchmarks.Calls.Catalogue;
using DataGouv.Benchmarks.Measuring;

namespace DataGouv.Benchmarks.Calls;

/// <summary>
/// So many calls at once as fast as they come, over the loopback, each answered with 3 KB. All go through sockets of the same kind, a
/// hundred at most: what differs is what stands above them.
/// </summary>
internal static class CallsAtOnce
{
    private const double RateFloor = 0.95;
    private const double PauseCeiling = 1.00;

    private static readonly int[] Levels = [1, 8, 64, 512];

    // Short ones in many rounds: what else the machine does then meets all contenders alike.
    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(250);

    public static async Task<IReadOnlyList<BudgetLine>> MeasureAsync(Uri address)
    {
        using var ours = new OwnCatalogue(address);
        using var byHand = new CatalogueByHand(address, DataGouvClient.CreateHandler());
        using var kiota = new KiotaCatalogue(address, DataGouvClient.CreateHandler());
        var lines = new List<BudgetLine>();
        foreach (var atOnce in Levels)
        {
            lines.AddRange(await MeasureAsync(
                atOnce,
                new Contender(() => LoadAsync(atOnce, ours.ReadPageAsync)),
                new Contender(() => LoadAsync(atOnce, byHand.ReadPageAsync)),
                new Contender(() => LoadAsync(atOnce, kiota.ReadPageFromStreamAsync))));
        }

        return lines;
    }

    private static async Task<IReadOnlyList<BudgetLine>> MeasureAsync(int atOnce, Contender ours, Contender byHand, Contender kiota)
    {
        await Rounds.RunAsync(warmUps: 3, rounds: 21, ours, byHand, kiota);

        var rate = Figures.Of(contender => contender.CallsPerSecond, ours, byHand, kiota);
        var processors = Figures.Of(contender => contender.ProcessorSecondsPerCall, ours, byHand, kiota);
        var bytes = Figures.Of(contender => contender.BytesPerCall, ours, byHand, kiota);
        var pause = Figures.Of(contender => contender.PausePerCall * 1e6, ours, byHand, kiota);
        return
        [
            BudgetLine.AtLeastTimes($"{atOnce} at once, requests/s", Units.Count, rate, 1 / ours.TimeRatioTo(byHand), "by hand", RateFloor),
            BudgetLine.Of("  processor time per call", Units.Microseconds, processors),
            BudgetLine.Of("  bytes allocated per call", Units.Kilobytes, bytes),
            BudgetLine.AtMostTimes(
                "  GC pauses per million calls", Units.Milliseconds, pause, pause.Ours / pause.ByHand!.Value, "by hand", PauseCeiling),
        ];
    }

    private static async Task<long> LoadAsync(int atOnce, Func<Task> call)
    {
        var start = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(Enumerable.Range(0, atOnce).Select(_ => Task.Run(RepeatAsync)));
        return counts.Sum();

        async Task<long> RepeatAsync()
        {
            var count = 0L;
            for (; Stopwatch.GetElapsedTime(start) < Slice; count++)
            {
                await call();
            }

            return count;
        }
    }
}
