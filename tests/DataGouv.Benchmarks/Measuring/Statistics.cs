namespace DataGouv.Benchmarks.Measuring;

/// <summary>What stands for many measurements.</summary>
internal static class Statistics
{
    /// <summary>The value in the middle: one round in which the machine did something else does not move it.</summary>
    public static double Median(IReadOnlyCollection<double> values)
    {
        var sorted = values.Order().ToArray();
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
