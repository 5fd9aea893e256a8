using DataGouv.Generator.Differences;
using DataGouv.Generator.Overlays;
using DataGouv.Generator.Reports;
using DataGouv.Generator.Surface;

namespace DataGouv.Generator.Updating;

/// <summary>What an update found, and proposes.</summary>
/// <param name="Upstream">How the published documents differ.</param>
/// <param name="Differences">How the canonical documents differ: what users see.</param>
/// <param name="Advice">What became of the overlays.</param>
/// <param name="Places">Which C# stands for which part of the documents.</param>
/// <param name="Surface">How the public surface differs; known after the build.</param>
/// <param name="Now">The version of the packages.</param>
internal sealed record UpdateProposal(
    IReadOnlyList<DocumentDifference> Upstream,
    IReadOnlyList<DocumentDifference> Differences,
    IReadOnlyList<OverlayAdvice> Advice,
    CSharpPlaces Places,
    IReadOnlyList<SurfaceLine> Surface,
    Version Now)
{
    /// <summary>What changed, in one line.</summary>
    public string Title => ChangeTitle.Of(Differences);

    /// <summary>The most harmful change: of the documents, or of the surface where a declaration went that no rule foresaw.</summary>
    public DifferenceClass Worst => new[]
    {
        DifferenceReport.Worst(Differences),
        Surface.Any(line => !line.IsAdded) ? DifferenceClass.BreakingAtCompileTime : Surface.Count > 0 ? DifferenceClass.Additive : DifferenceClass.None,
    }.Max();

    /// <summary>The next version.</summary>
    public VersionAdvice Version => VersionAdvice.For(Now, Worst);
}
