using DataGouv.Benchmarks.Measuring;

namespace DataGouv.Benchmarks.Calls;

/// <summary>One call on a transport that answers at once, with all policies on.</summary>
internal static class OneCall
{
    private const int CallsInARow = 10_000;
    private const double TimeCeiling = 0.6;
    private const double BytesCeiling = 5 * 1024;

    public static async Task<IReadOnlyList<BudgetLine>> MeasureAsync()
    {
        var benchmark = new OneCallBenchmark();
        benchmark.Setup();
        try
        {
            var ours = Contender.Repeating(CallsInARow, benchmark.Ours);
            var byHand = Contender.Repeating(CallsInARow, benchmark.ByHand);
            var kiota = Contender.Repeating(CallsInARow, benchmark.Kiota);
            await Rounds.RunAsync(warmUps: 5, rounds: 20, ours, byHand, kiota);

            var time = Figures.Of(contender => contender.SecondsPerCall, ours, byHand, kiota);
            var bytes = Figures.Of(contender => contender.BytesPerCall, ours, byHand, kiota);
            return
            [
                BudgetLine.AtMostTimes("one call, fake transport", Units.Microseconds, time, ours.TimeRatioTo(kiota), "Kiota", TimeCeiling),
                BudgetLine.AtMost("  bytes allocated", Units.Kilobytes, bytes, BytesCeiling),
            ];
        }
        finally
        {
            benchmark.Cleanup();
        }
    }
}
