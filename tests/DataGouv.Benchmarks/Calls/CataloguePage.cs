using DataGouv.Benchmarks.Measuring;

namespace DataGouv.Benchmarks.Calls;

/// <summary>The whole call of a page of 20 datasets, beside System.Text.Json reading the same page from the same kind of stream.</summary>
internal static class CataloguePage
{
    private const int PagesInARow = 100;
    private const double TimeCeiling = 1.00;

    public static async Task<IReadOnlyList<BudgetLine>> MeasureAsync()
    {
        var benchmark = new PageBenchmark();
        benchmark.Setup();
        try
        {
            var ours = Contender.Repeating(PagesInARow, benchmark.Ours);
            var byHand = Contender.Repeating(PagesInARow, benchmark.Plain);
            await Rounds.RunAsync(warmUps: 4, rounds: 20, ours, byHand);

            var time = Figures.Of(contender => contender.SecondsPerCall, ours, byHand);
            var bytes = Figures.Of(contender => contender.BytesPerCall, ours, byHand);
            var gen2 = Figures.Of(contender => contender.Gen2Collections, ours, byHand);
            return
            [
                BudgetLine.AtMostTimes("page of 205 KB", Units.Microseconds, time, ours.TimeRatioTo(byHand), "STJ", TimeCeiling),
                BudgetLine.Of("  bytes allocated", Units.Kilobytes, bytes),
                BudgetLine.AtMost("  gen2 collections", Units.Count, gen2, ceiling: 0),
            ];
        }
        finally
        {
            benchmark.Cleanup();
        }
    }
}
