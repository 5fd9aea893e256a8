using DataGouv.Benchmarks.Measuring;

namespace DataGouv.Benchmarks.Calls;

/// <summary>A figure beside its baselines and its bound.</summary>
/// <param name="What">What was measured.</param>
/// <param name="Ours">Ours.</param>
/// <param name="ByHand">The same by hand, with HttpClient and STJ; empty where there is none.</param>
/// <param name="Kiota">The same with Kiota; empty where there is none.</param>
/// <param name="Ratio">Ours to the baseline that the bound is about; empty where the bound is about ours alone.</param>
/// <param name="Bound">What it may be at most, or must be at least.</param>
/// <param name="IsMet">Whether it is; null where there is no bound.</param>
internal sealed record BudgetLine(string What, string Ours, string ByHand, string Kiota, string Ratio, string Bound, bool? IsMet)
{
    /// <summary>The cells of its row.</summary>
    public string[] Cells => [What, Ours, ByHand, Kiota, Ratio, Bound, IsMet switch { true => "met", false => "MISSED", null => "" }];

    /// <summary>A figure that has a ceiling of its own.</summary>
    public static BudgetLine AtMost(string what, Func<double, string> format, Figures figures, double ceiling) =>
        Of(what, format, figures) with { Bound = $"≤ {format(ceiling)}", IsMet = figures.Ours <= ceiling };

    /// <summary>A figure that may be so many times a baseline at most.</summary>
    public static BudgetLine AtMostTimes(
        string what, Func<double, string> format, Figures figures, double ratio, string baseline, double ceiling) =>
        Of(what, format, figures) with
        {
            Ratio = Units.Times(ratio, baseline),
            Bound = $"≤ {Units.Times(ceiling, baseline)}",
            IsMet = Math.Round(ratio, 2) <= ceiling,
        };

    /// <summary>A figure that must be so many times a baseline at least.</summary>
    public static BudgetLine AtLeastTimes(
        string what, Func<double, string> format, Figures figures, double ratio, string baseline, double floor) =>
        Of(what, format, figures) with
        {
            Ratio = Units.Times(ratio, baseline),
            Bound = $"≥ {Units.Times(floor, baseline)}",
            IsMet = Math.Round(ratio, 2) >= floor,
        };

    /// <summary>What was left out, and what it would have needed.</summary>
    public static BudgetLine NotMeasured(string what, string needs) => new(what, "", "", "", "", needs, IsMet: null);

    /// <summary>A figure without a bound.</summary>
    public static BudgetLine Of(string what, Func<double, string> format, Figures figures)
    {
        return new BudgetLine(what, format(figures.Ours), OrEmpty(figures.ByHand), OrEmpty(figures.Kiota), "", "", IsMet: null);

        string OrEmpty(double? figure) => figure is { } value ? format(value) : "";
    }
}
