using DataGouv.Generator.Differences;
using DataGouv.Generator.Differences.Rules;
using DataGouv.Generator.Reports;

namespace DataGouv.Generator.Tests.Reports;

public sealed class DifferenceReportTests
{
    private static readonly DocumentDifference Removal =
        new("catalog", DifferenceKind.Property, DifferenceChange.Removed, new Spot("Dataset.title", "$.definitions.Dataset.properties.title"), null, "string", null, ShapeRules.PropertyRemoved);

    private static readonly DocumentDifference Text =
        new("catalog", DifferenceKind.Prose, DifferenceChange.Changed, new Spot("Dataset description", "$"), new Spot("Dataset description", "$"), "a | b", "<b>@someone</b>", OperationRules.Prose);

    [Test]
    public void Write_text_tells_place_change_and_rule() =>
        Assert.That(DifferenceReport.Write([Removal], ReportFormat.Text), Is.EqualTo("Breaking at compile time\n  catalog: Dataset.title (property) removed: string [property-removed]\n\n1 breaking at compile time\n"));

    [Test]
    public void Write_markdown_gives_the_sentence_of_each_rule() =>
        Assert.That(DifferenceReport.Write([Removal], ReportFormat.Markdown), Does.Contain("- property-removed: The member of the property is not generated any more."));

    [Test]
    public void Write_markdown_keeps_text_of_documents_from_becoming_markup()
    {
        var text = DifferenceReport.Write([Text], ReportFormat.Markdown);

        Assert.That((text.Contains(@"was a \| b, is &lt;b>@", StringComparison.Ordinal), text.Contains("@someone", StringComparison.Ordinal)), Is.EqualTo((true, false)));
    }

    [Test]
    public void Write_markdown_reports_prose_apart() =>
        Assert.That(DifferenceReport.Write([Removal, Text], ReportFormat.Markdown), Does.Match("(?s)### Breaking at compile time.*### Prose"));

    [Test]
    public void Write_of_nothing_says_so() =>
        Assert.That(DifferenceReport.Write([], ReportFormat.Text), Is.EqualTo("no difference\n"));
}
