using System.Diagnostics;
using System.Globalization;
using System.Runtime;
using DataGouv.Benchmarks.Calls.Catalogue;

namespace DataGouv.Benchmarks.Calls.Cold;

/// <summary>What a process that has done nothing yet does for its first page.</summary>
internal static class ColdProcess
{
    /// <summary>The argument that begins the command line of such a process.</summary>
    public const string Command = "cold";

    /// <summary>The names of the contenders.</summary>
    public const string Ours = "ours";
    public const string ByHand = "hand";
    public const string Kiota = "kiota";

    /// <summary>Makes a client, reads a page and prints a <see cref="ColdStart"/>.</summary>
    /// <param name="contender">Which client.</param>
    /// <param name="address">Where the catalogue is.</param>
    /// <param name="started">When the process was started, on the clock of all processes of this machine.</param>
    public static async Task RunAsync(string contender, string address, string started)
    {
        var making = Stopwatch.GetTimestamp();
        using var catalogue = Create(contender, new Uri(address));
        var made = Stopwatch.GetTimestamp();
        await catalogue.ReadPageAsync();
        var read = Stopwatch.GetTimestamp();
        var methods = JitInfo.GetCompiledMethodCount();
        var worked = Environment.CpuUsage.TotalTime;

        var start = new ColdStart(
            Stopwatch.GetElapsedTime(long.Parse(started, CultureInfo.InvariantCulture), read).TotalSeconds,
            worked.TotalSeconds,
            methods,
            Stopwatch.GetElapsedTime(making, made).TotalSeconds);
        Console.WriteLine(start.ToLine());
    }

    private static ICatalogue Create(string contender, Uri address) => contender switch
    {
        Ours => new OwnCatalogue(address),
        ByHand => new CatalogueByHand(address),
        Kiota => new KiotaCatalogue(address),
        _ => throw new ArgumentException($"Nobody is called {contender}: {Ours}, {ByHand} or {Kiota}.", nameof(contender)),
    };
}
