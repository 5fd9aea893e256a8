using DataGouv.Generator.Documents;
using DataGouv.Generator.Overlays;
using DataGouv.Generator.Tests.Differences;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Tests.Updating;

/// <summary>The overlays of the repository over other versions of the platform than the one they were written for.</summary>
public sealed class OverlayHistoryTests
{
    private static readonly string[] Apis = ["catalog", "catalog-v2"];

    private static readonly string[] Versions = ["17.0.0", "17.6.0", "17.12.1"];

    private static IEnumerable<TestCaseData> Others => from api in Apis from version in Versions select new TestCaseData(api, version);

    [TestCaseSource(nameof(Others))]
    public void Overlay_without_what_the_review_takes_out_suits_another_version(string api, string version)
    {
        var (text, other) = (OverlayOf(api), SpecsDocuments.History($"udata-{version}-{api}"));

        var gone = Review(api, text, other).Where(one => one.IsTakenOut).Select(one => one.Action.Index).ToHashSet();

        Assert.That(() => Overlay.Parse(JsonFile.Parse(OverlayText.Without(text, gone))).Apply(other), Throws.Nothing);
    }

    [TestCase("catalog", "17.0.0")]
    [TestCase("catalog", "17.6.0")]
    [TestCase("catalog", "17.12.1")]
    [TestCase("catalog-v2", "17.0.0")]
    public void Review_over_another_version_takes_out_what_matches_nothing_there(string api, string version)
    {
        var advice = Review(api, OverlayOf(api), SpecsDocuments.History($"udata-{version}-{api}"));
        TestContext.Out.WriteLine(
            $"{api} {version}: {string.Join(", ", advice.GroupBy(one => one.Finding).Select(group => $"{group.Count()} {group.Key}"))}");

        Assert.That(
            advice.Where(one => one.Finding == OverlayFinding.NoMatch),
            Is.Not.Empty.And.All.Property(nameof(OverlayAdvice.IsTakenOut)).True);
    }

    [TestCase("catalog")]
    [TestCase("catalog-v2")]
    [TestCase("metrics")]
    [TestCase("tabular")]
    public void Review_over_the_same_document_has_nothing_to_say(string api) =>
        Assert.That(Review(api, OverlayOf(api), SpecsDocuments.Upstream[api]), Is.Empty);

    private static IReadOnlyList<OverlayAdvice> Review(string api, string text, JObject other) =>
        OverlayReview.Of(api, text, Overlay.Parse(JsonFile.Parse(text)), SpecsDocuments.Upstream[api], other);

    private static string OverlayOf(string api) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "specs", api, "overlay.json"));
}
