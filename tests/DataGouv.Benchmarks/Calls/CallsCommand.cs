using System.Diagnostics;
using DataGouv.Benchmarks.Calls.Cold;
using DataGouv.Benchmarks.Calls.Serving;

namespace DataGouv.Benchmarks.Calls;

/// <summary>Measures what calls cost, beside the same by hand and with Kiota in the same run, and prints one table.</summary>
internal static class CallsCommand
{
    /// <summary>The argument of the server's process.</summary>
    public const string Serve = "serve";

    /// <summary>Measures everything, which takes some minutes, or some of it.</summary>
    /// <param name="names">Of what is measured; none is all.</param>
    /// <param name="native">The program that was published with Native AOT; null leaves it out.</param>
    public static async Task RunAsync(IReadOnlyCollection<string> names, string? native)
    {
        var started = Stopwatch.GetTimestamp();
        using var server = ChildProcess.StartSelf(Serve);
        var address = new Uri(await server.ReadLineAsync());
        var measurements = new (string Name, Func<Task<IReadOnlyList<BudgetLine>>> MeasureAsync)[]
        {
            ("call", OneCall.MeasureAsync),
            ("page", CataloguePage.MeasureAsync),
            ("load", () => CallsAtOnce.MeasureAsync(address)),
            ("flight", CallsInFlight.MeasureAsync),
            ("crawl", () => Crawl.MeasureAsync(address)),
            ("cold", () => ColdStarts.MeasureAsync(address)),
            ("native", () => NativeProgram.MeasureAsync(native, address)),
        };

        var lines = new List<BudgetLine>();
        foreach (var (name, measureAsync) in measurements.Where(measurement => names.Count == 0 || names.Contains(measurement.Name)))
        {
            await Console.Error.WriteLineAsync($"Measuring: {name}");
            lines.AddRange(await measureAsync());
        }

        Console.WriteLine(FormattableString.Invariant(
            $"{Environment.ProcessorCount} processors, .NET {Environment.Version}, {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s"));
        BudgetTable.Print(lines);
    }
}
