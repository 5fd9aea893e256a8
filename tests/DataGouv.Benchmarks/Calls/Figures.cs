using DataGouv.Benchmarks.Measuring;

namespace DataGouv.Benchmarks.Calls;

/// <summary>A figure of ours, and the same of the baselines, where there are any.</summary>
internal readonly record struct Figures(double Ours, double? ByHand = null, double? Kiota = null)
{
    /// <summary>A figure of each contender.</summary>
    public static Figures Of(Func<Contender, double> figure, Contender ours, Contender? byHand = null, Contender? kiota = null) =>
        new(figure(ours), byHand is null ? null : figure(byHand), kiota is null ? null : figure(kiota));
}
