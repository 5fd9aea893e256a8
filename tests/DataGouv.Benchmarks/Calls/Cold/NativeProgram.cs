using System.Globalization;
using System.Text.RegularExpressions;
using DataGouv.Benchmarks.Measuring;

namespace DataGouv.Benchmarks.Calls.Cold;

/// <summary>The first page of the consuming program, published with Native AOT: <c>dotnet cake --target=Aot</c>.</summary>
internal static partial class NativeProgram
{
    private const string FirstPageOf = "Native AOT: cold process to first page";
    private const int Repeats = 21;
    private const double TimeCeiling = 0.010;
    private const double MemoryCeiling = 20 * 1024 * 1024;
    private const double SizeCeiling = 15e6;

    /// <summary>Starts it several times.</summary>
    /// <param name="program">Where it is; null if there is none, which is said in the table.</param>
    /// <param name="address">The catalogue that it reads.</param>
    public static async Task<IReadOnlyList<BudgetLine>> MeasureAsync(string? program, Uri address)
    {
        if (program is null)
        {
            return [BudgetLine.NotMeasured(FirstPageOf, "--native PROGRAM")];
        }

        var (times, memory) = (new List<double>(), new List<double>());
        for (var round = 0; round < Repeats; round++)
        {
            var (time, resident) = await StartAsync(program, address);
            times.Add(time);
            memory.Add(resident);
        }

        return
        [
            BudgetLine.AtMost(FirstPageOf, Units.Milliseconds, new Figures(Statistics.Median(times)), TimeCeiling),
            BudgetLine.AtMost("  memory", Units.Mebibytes, new Figures(Statistics.Median(memory)), MemoryCeiling),
            BudgetLine.AtMost("  file", Units.Megabytes, new Figures(new FileInfo(program).Length), SizeCeiling),
        ];
    }

    // It goes on to other services, which nobody needs here: it ends when it has said what was asked.
    private static async Task<(double Seconds, double Resident)> StartAsync(string program, Uri address)
    {
        var started = DateTime.UtcNow.Ticks.ToString(CultureInfo.InvariantCulture);
        using var process = ChildProcess.Start(program, $"catalog={address}", $"started={started}");
        while (true)
        {
            if (FirstPage().Match(await process.ReadLineAsync()) is { Success: true } said)
            {
                return (Number(said, "ms") / 1e3, Number(said, "mb") * 1024 * 1024);
            }
        }
    }

    private static double Number(Match said, string name) => double.Parse(said.Groups[name].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"first page (?<ms>[\d.]+) ms after the start of the process, (?<mb>[\d.]+) MB resident")]
    private static partial Regex FirstPage();
}
