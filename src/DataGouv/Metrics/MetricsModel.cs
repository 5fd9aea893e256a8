namespace DataGouv.Metrics;

/// <summary>The figures of a kind of object.</summary>
/// <typeparam name="TMonth">The type of a month.</typeparam>
/// <typeparam name="TTotal">The type of a total.</typeparam>
public sealed class MetricsModel<TMonth, TTotal>
{
    internal MetricsModel(MetricsSeries<TMonth> monthly, MetricsTotals<TTotal> totals)
    {
        Monthly = monthly;
        Totals = totals;
    }

    /// <summary>Month by month.</summary>
    public MetricsSeries<TMonth> Monthly { get; }

    /// <summary>Since counting began.</summary>
    public MetricsTotals<TTotal> Totals { get; }
}
