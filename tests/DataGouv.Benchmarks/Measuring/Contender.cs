using System.Diagnostics;

namespace DataGouv.Benchmarks.Measuring;

/// <summary>One way of doing some work, run several times.</summary>
/// <param name="run">Does the work, and returns how often it did it.</param>
internal sealed class Contender(Func<Task<long>> run)
{
    private readonly List<Sample> _samples = [];

    /// <summary>A contender that does the same work so often in each run.</summary>
    public static Contender Repeating(int times, Func<Task> work) => new(async () =>
    {
        for (var i = 0; i < times; i++)
        {
            await work();
        }

        return times;
    });

    /// <summary>Bytes that one call allocates.</summary>
    public double BytesPerCall => Median(sample => sample.Bytes / (double)sample.Calls);

    /// <summary>Seconds that one call takes.</summary>
    public double SecondsPerCall => Median(Time);

    /// <summary>Seconds that processors work for one call: other programs on the machine do not count in it.</summary>
    public double ProcessorSecondsPerCall => Median(sample => sample.ProcessorSeconds / sample.Calls);

    /// <summary>Calls a second.</summary>
    public double CallsPerSecond => Median(sample => sample.Calls / sample.Seconds);

    /// <summary>Seconds that the garbage collector stops the program in one call. Pauses are too few for a median.</summary>
    public double PausePerCall => _samples.Sum(sample => sample.PauseSeconds) / _samples.Sum(sample => sample.Calls);

    /// <summary>Collections of everything in all runs.</summary>
    public int Gen2Collections => _samples.Sum(sample => sample.Gen2Collections);

    /// <summary>
    /// How many times the time of another contender a call takes: the median of the rounds, in each of which both ran on the same busy
    /// machine.
    /// </summary>
    public double TimeRatioTo(Contender other) =>
        Statistics.Median([.. _samples.Zip(other._samples, (mine, theirs) => Time(mine) / Time(theirs))]);

    /// <summary>Runs it once.</summary>
    /// <param name="counts">Whether the run is measured.</param>
    public async Task RunAsync(bool counts)
    {
        var (bytes, pauses, collections) = (GC.GetTotalAllocatedBytes(precise: true), GC.GetTotalPauseDuration(), GC.CollectionCount(2));
        var (processors, start) = (Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
        var calls = await run();
        var (worked, seconds) = (Environment.CpuUsage.TotalTime - processors, Stopwatch.GetElapsedTime(start).TotalSeconds);
        if (counts)
        {
            var pause = (GC.GetTotalPauseDuration() - pauses).TotalSeconds;
            var gen2 = GC.CollectionCount(2) - collections;
            var allocated = GC.GetTotalAllocatedBytes(precise: true) - bytes;
            _samples.Add(new Sample(calls, seconds, worked.TotalSeconds, allocated, pause, gen2));
        }
    }

    private static double Time(Sample sample) => sample.Seconds / sample.Calls;

    private double Median(Func<Sample, double> figure) => Statistics.Median([.. _samples.Select(figure)]);
}
