namespace DataGouv.Metrics;

/// <summary>
/// Figures since counting began. Immutable: each method returns new totals. A figure that was not counted is null, which is not zero.
/// </summary>
/// <typeparam name="T">The type of a total.</typeparam>
public sealed class MetricsTotals<T> : MetricsRows<T, MetricsTotals<T>>
{
    internal MetricsTotals(MetricsState<T> state)
        : base(state)
    {
    }

    private protected override MetricsTotals<T> With(MetricsState<T> state) => new(state);
}
