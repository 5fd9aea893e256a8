using DataGouv.Generator.Differences;

namespace DataGouv.Generator.Updating;

/// <summary>The next version of the packages, by semantic versioning.</summary>
/// <param name="Current">The version now.</param>
/// <param name="Next">The version advised; the same when no release is needed.</param>
/// <param name="Reason">Why.</param>
internal sealed record VersionAdvice(Version Current, Version Next, string Reason)
{
    /// <summary>Advises from the most harmful change. Below 1.0.0 the second number stands for the first, the third for the second.</summary>
    public static VersionAdvice For(Version current, DifferenceClass worst)
    {
        var (major, minor, patch) = (current.Major, current.Minor, Math.Max(current.Build, 0));
        return worst switch
        {
            DifferenceClass.BreakingAtCompileTime or DifferenceClass.BreakingAtRunTime when major > 0 => Advise(new Version(major + 1, 0, 0), "something breaks"),
            DifferenceClass.BreakingAtCompileTime or DifferenceClass.BreakingAtRunTime => Advise(new Version(0, minor + 1, 0), "something breaks, and the version is below 1.0.0"),
            DifferenceClass.Additive when major > 0 => Advise(new Version(major, minor + 1, 0), "something was added, and nothing breaks"),
            DifferenceClass.Additive => Advise(new Version(0, minor, patch + 1), "something was added, nothing breaks, and the version is below 1.0.0"),
            DifferenceClass.Documentation => Advise(new Version(major, minor, patch + 1), "only documentation changed"),
            _ => Advise(current, "nothing changed for users: no release is needed"),
        };

        VersionAdvice Advise(Version next, string reason) => new(current, next, reason);
    }
}
