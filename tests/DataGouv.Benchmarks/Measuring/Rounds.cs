namespace DataGouv.Benchmarks.Measuring;

/// <summary>Runs contenders in turns, so that what else the machine does meets all of them.</summary>
internal static class Rounds
{
    /// <summary>
    /// Some rounds to warm up, and then those that count. Each begins with another contender, for none to profit from its place. The
    /// garbage collector is left alone in between: one that starts afresh for each run would stop none of them.
    /// </summary>
    public static async Task RunAsync(int warmUps, int rounds, params IReadOnlyList<Contender> contenders)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        for (var round = 0; round < warmUps + rounds; round++)
        {
            for (var turn = 0; turn < contenders.Count; turn++)
            {
                await contenders[(round + turn) % contenders.Count].RunAsync(counts: round >= warmUps);
            }
        }
    }
}
