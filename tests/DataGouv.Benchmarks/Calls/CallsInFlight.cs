using DataGouv.Benchmarks.Measuring;

namespace DataGouv.Benchmarks.Calls;

/// <summary>What calls keep while they wait for an answer.</summary>
internal static class CallsInFlight
{
    private const int Calls = 2000;
    private const int Repeats = 5;
    private const double BytesCeiling = 4 * 1024;
    private const double TimersCeiling = 1;

    public static async Task<IReadOnlyList<BudgetLine>> MeasureAsync()
    {
        var ours = await MeasureAsync(benchmark => benchmark.Ours);
        var byHand = await MeasureAsync(benchmark => benchmark.ByHand);
        var kiota = await MeasureAsync(benchmark => benchmark.Kiota);
        var bytes = new Figures(ours.Bytes, byHand.Bytes, kiota.Bytes);
        var timers = new Figures(ours.Timers, byHand.Timers, kiota.Timers);
        return
        [
            BudgetLine.AtMost("a call in flight, bytes kept", Units.Kilobytes, bytes, BytesCeiling),
            BudgetLine.AtMost("  timers", Units.Count, timers, TimersCeiling),
        ];
    }

    private static async Task<(double Bytes, double Timers)> MeasureAsync(Func<OneCallBenchmark, Func<Task<long?>>> call)
    {
        var bytes = new List<double>();
        var timers = new List<double>();
        for (var round = 0; round <= Repeats; round++)
        {
            var held = await HoldAsync(call, TimeProvider.System);
            if (round > 0)
            {
                bytes.Add(held.Bytes);
                timers.Add(held.Timers);
            }
        }

        // A clock that is given may have timers of its own, which the runtime does not count.
        var clock = new CountingClock();
        await HoldAsync(call, clock);
        return (Statistics.Median(bytes), Math.Max(Statistics.Median(timers), Math.Round(clock.MostTimers / (double)Calls)));
    }

    // The first call sets up what all others share.
    private static async Task<(double Bytes, double Timers)> HoldAsync(Func<OneCallBenchmark, Func<Task<long?>>> call, TimeProvider clock)
    {
        using var transport = new HeldTransport(OneCallBenchmark.Body, Calls + 1);
        var benchmark = new OneCallBenchmark(transport, clock);
        benchmark.Setup();
        try
        {
            var tasks = new Task[Calls + 1];
            tasks[Calls] = call(benchmark)();
            var (bytes, timers) = (GC.GetTotalMemory(forceFullCollection: true), Timer.ActiveCount);
            for (var i = 0; i < Calls; i++)
            {
                tasks[i] = call(benchmark)();
            }

            var held = (GC.GetTotalMemory(forceFullCollection: true) - bytes) / (double)Calls;
            var running = Math.Round((Timer.ActiveCount - timers) / (double)Calls);
            transport.Release();
            await Task.WhenAll(tasks);
            return (held, running);
        }
        finally
        {
            benchmark.Cleanup();
        }
    }
}
