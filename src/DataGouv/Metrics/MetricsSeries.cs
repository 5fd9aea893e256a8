using System.Globalization;
using DataGouv.Tabular;

namespace DataGouv.Metrics;

/// <summary>
/// Figures month by month. Immutable: each method returns a new series. Months without any figure are missing, and a figure that was not
/// counted is null, which is not zero. Unless sorted otherwise, the months of chosen objects and of the site come from the oldest to the
/// newest.
/// </summary>
/// <typeparam name="T">The type of a month.</typeparam>
public sealed class MetricsSeries<T> : MetricsRows<T, MetricsSeries<T>>
{
    private const int MostMonths = 1200;

    private static readonly TabularColumn Month = new("metric_month");

    internal MetricsSeries(MetricsState<T> state)
        : base(state)
    {
    }

    // To sort a whole table would cost more than it is worth.
    private protected override TabularQuery Ordered => State.IsSorted || !State.IsChosen ? Query : Query.OrderBy(Month.Name);

    /// <summary>Returns one month only, of all objects or of those that are chosen.</summary>
    public MetricsSeries<T> In(YearMonth month) => With(State.Where(Month == month));

    /// <summary>Returns the months from one on, included.</summary>
    public MetricsSeries<T> From(YearMonth month) => With(State.Where(Month >= month));

    /// <summary>Returns the months up to one, included.</summary>
    public MetricsSeries<T> To(YearMonth month) => With(State.Where(Month <= month));

    /// <summary>
    /// Returns the last months: the current one, whose figures still grow, and those before it, as the pages of data.gouv.fr show them.
    /// <c>LastMonths(12)</c> is a year. Months without any figure are missing, and are not replaced by earlier ones.
    /// </summary>
    /// <remarks>
    /// The current month is that of <see cref="DataGouvClientOptions.TimeProvider"/> in UTC, when this method is called. For full months
    /// only, use <see cref="From"/> and <see cref="To"/>.
    /// </remarks>
    /// <param name="count">How many months, the current one included, from 1 to 1200.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1 or above 1200.</exception>
    public MetricsSeries<T> LastMonths(int count)
    {
        if (count is < 1 or > MostMonths)
        {
            throw new ArgumentOutOfRangeException(
                nameof(count),
                count,
                $"The number of months must be between 1, the current one, and {MostMonths.ToString(CultureInfo.InvariantCulture)}.");
        }

        var current = YearMonth.Of(DateOnly.FromDateTime(State.Clock.GetUtcNow().UtcDateTime));
        return From(current.AddMonths(1 - count)).To(current);
    }

    /// <summary>Sorts from the oldest month to the newest, in addition to what the series is sorted by already.</summary>
    public MetricsSeries<T> OrderByMonth() => With(State.OrderBy(Month, descending: false));

    /// <summary>Sorts from the newest month to the oldest, in addition to what the series is sorted by already.</summary>
    public MetricsSeries<T> OrderByMonthDescending() => With(State.OrderBy(Month, descending: true));

    private protected override MetricsSeries<T> With(MetricsState<T> state) => new(state);
}
