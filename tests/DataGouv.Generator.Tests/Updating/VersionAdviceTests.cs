using DataGouv.Generator.Differences;
using DataGouv.Generator.Updating;

namespace DataGouv.Generator.Tests.Updating;

public sealed class VersionAdviceTests
{
    [TestCase("1.4.2", "BreakingAtCompileTime", "2.0.0")]
    [TestCase("1.4.2", "BreakingAtRunTime", "2.0.0")]
    [TestCase("1.4.2", "Additive", "1.5.0")]
    [TestCase("1.4.2", "Documentation", "1.4.3")]
    [TestCase("1.4.2", "None", "1.4.2")]
    [TestCase("0.1.0", "BreakingAtRunTime", "0.2.0")]
    [TestCase("0.1.0", "Additive", "0.1.1")]
    public void For_follows_semantic_versioning(string current, string worst, string next) =>
        Assert.That(VersionAdvice.For(Version.Parse(current), Enum.Parse<DifferenceClass>(worst)).Next, Is.EqualTo(Version.Parse(next)));
}
