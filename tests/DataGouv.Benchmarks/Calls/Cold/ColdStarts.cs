using System.Diagnostics;
using System.Globalization;
using DataGouv.Benchmarks.Measuring;

namespace DataGouv.Benchmarks.Calls.Cold;

/// <summary>The first page of processes that are started for it, each contender in turn.</summary>
internal static class ColdStarts
{
    private const int WarmUps = 1;
    private const int Repeats = 15;
    private const double KiotaCeiling = 1.00;
    private const double MakingCeiling = 0.010;

    public static async Task<IReadOnlyList<BudgetLine>> MeasureAsync(Uri address)
    {
        var contenders = new[] { ColdProcess.Ours, ColdProcess.ByHand, ColdProcess.Kiota };
        var starts = contenders.ToDictionary(contender => contender, _ => new List<ColdStart>());
        for (var round = 0; round < WarmUps + Repeats; round++)
        {
            foreach (var contender in contenders)
            {
                var start = await StartAsync(contender, address);
                if (round >= WarmUps)
                {
                    starts[contender].Add(start);
                }
            }
        }

        return
        [
            Line("JIT: cold process to first page", Units.Milliseconds, Of(start => start.FirstPage)),
            BudgetLine.Of("  processor time", Units.Milliseconds, Of(start => start.Processors)),
            Line("  methods compiled", Units.Count, Of(start => start.Methods)),
            BudgetLine.AtMost("  making a client", Units.Milliseconds, Of(start => start.Making), MakingCeiling),
        ];

        Figures Of(Func<ColdStart, double> figure) => new(
            Statistics.Median([.. starts[ColdProcess.Ours].Select(figure)]),
            Statistics.Median([.. starts[ColdProcess.ByHand].Select(figure)]),
            Statistics.Median([.. starts[ColdProcess.Kiota].Select(figure)]));

        static BudgetLine Line(string what, Func<double, string> format, Figures figures) =>
            BudgetLine.AtMostTimes(what, format, figures, figures.Ours / figures.Kiota!.Value, "Kiota", KiotaCeiling);
    }

    private static async Task<ColdStart> StartAsync(string contender, Uri address)
    {
        var started = Stopwatch.GetTimestamp().ToString(CultureInfo.InvariantCulture);
        using var process = ChildProcess.StartSelf(ColdProcess.Command, contender, address.AbsoluteUri, started);
        return ColdStart.Parse(await process.ReadLineAsync());
    }
}
