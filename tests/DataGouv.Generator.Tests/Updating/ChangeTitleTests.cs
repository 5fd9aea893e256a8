using DataGouv.Generator.Differences;
using DataGouv.Generator.Differences.Rules;
using DataGouv.Generator.Updating;

namespace DataGouv.Generator.Tests.Updating;

public sealed class ChangeTitleTests
{
    private static readonly Spot Somewhere = new("somewhere", "$");

    [Test]
    public void Of_additions_and_a_removal_counts_them_and_says_that_it_breaks() =>
        Assert.That(
            ChangeTitle.Of([Added("catalog", OperationRules.Added), Added("catalog", OperationRules.Added), Added("catalog", OperationRules.Added), Removed("catalog")]),
            Is.EqualTo("catalog: 3 operations added, 1 property removed (breaking)"));

    [Test]
    public void Of_two_documents_tells_each() =>
        Assert.That(ChangeTitle.Of([Added("catalog", OperationRules.Added), Removed("tabular")]), Is.EqualTo("catalog: 1 operation added; tabular: 1 property removed (breaking)"));

    [Test]
    public void Of_prose_says_documentation() =>
        Assert.That(ChangeTitle.Of([new("catalog", DifferenceKind.Prose, DifferenceChange.Added, null, Somewhere, null, "text", OperationRules.Prose)]), Is.EqualTo("catalog: documentation changed"));

    [Test]
    public void Of_what_the_overlays_hide_says_so() =>
        Assert.That(ChangeTitle.Of([]), Is.EqualTo("documents changed without consequence for users"));

    private static DocumentDifference Added(string document, Rule rule) => new(document, DifferenceKind.Operation, DifferenceChange.Added, null, Somewhere, null, "", rule);

    private static DocumentDifference Removed(string document) => new(document, DifferenceKind.Property, DifferenceChange.Removed, Somewhere, null, "", null, ShapeRules.PropertyRemoved);
}
