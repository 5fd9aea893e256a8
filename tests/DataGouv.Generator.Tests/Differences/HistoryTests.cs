using DataGouv.Generator.Differences;
using DataGouv.Generator.Reports;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Tests.Differences;

/// <summary>Three real steps of the platform. What they changed was worked out once, and is kept beside the documents.</summary>
public sealed class HistoryTests
{
    private static readonly string[] Apis = ["catalog", "catalog-v2"];

    private static readonly string[] Versions = ["17.0.0", "17.6.0", "17.12.1", "17.18.0"];

    private static IEnumerable<TestCaseData> Steps =>
        from step in Versions.Zip(Versions.Skip(1))
        from api in Apis
        select new TestCaseData(api, step.First, step.Second);

    [TestCaseSource(nameof(Steps))]
    public void Compare_two_versions_of_the_platform_finds_what_changed(string api, string old, string current)
    {
        var expected = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Differences", "History", $"{old}-to-{current}-{api}.txt")).ReplaceLineEndings("\n");

        Assert.That(DifferenceReport.Write(Compare(api, old, current), ReportFormat.Text), Is.EqualTo(expected));
    }

    [TestCaseSource(nameof(Steps))]
    public void Compare_backwards_mirrors(string api, string old, string current) =>
        Assert.That(Compare(api, current, old).Select(Mirror.Facts), Is.EquivalentTo(Compare(api, old, current).Select(Mirror.Reversed)));

    [TestCase("17.6.0", "GET /harvest/job/{job}/ path.job", "ident", "job")]
    [TestCase("17.6.0", "Activity (read)", "Activity", "Activity (read)")]
    [TestCase("17.12.1", "PeriodicTask (read)", "Job", "PeriodicTask (read), PeriodicTask (write)")]
    public void Compare_recognises_what_was_renamed(string old, string place, string before, string after)
    {
        var current = Versions[Array.IndexOf(Versions, old) + 1];

        var renamed = Compare("catalog", old, current).Where(one => one.Change == DifferenceChange.Renamed && one.Place == place);

        Assert.That(renamed.Select(one => (one.Before, one.After)), Is.EqualTo(new[] { (before, after) }));
    }

    private static IReadOnlyList<DocumentDifference> Compare(string api, string old, string current) =>
        DocumentComparison.Compare(api, Document(api, old), Document(api, current));

    private static JObject Document(string api, string version) => SpecsDocuments.History($"udata-{version}-{api}");
}
