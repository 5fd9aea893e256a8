using DataGouv.Generator.Differences.Comparison;
using DataGouv.Generator.Differences.Contracts;
using DataGouv.Generator.Differences.Matching;
using DataGouv.Generator.Differences.Rules;
using DataGouv.Generator.Documents;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Differences;

/// <summary>Says how one version of a document differs from another in what it promises.</summary>
internal static class DocumentComparison
{
    /// <summary>The differences, the most harmful first. A document that is missing on one side came or went as a whole.</summary>
    public static IReadOnlyList<DocumentDifference> Compare(string name, JObject? old, JObject? current)
    {
        var collector = new DifferenceCollector(name);
        var whole = new Spot(name, "$");
        switch (old, current)
        {
            case (null, { } added):
                collector.Added(DifferenceKind.Document, whole, $"{added.Operations().Count()} operations", OperationRules.DocumentAdded);
                break;
            case ({ } gone, null):
                collector.Removed(DifferenceKind.Document, whole, $"{gone.Operations().Count()} operations", OperationRules.DocumentRemoved);
                break;
            case ({ } before, { } after):
                Compare(ContractReader.Read(before), ContractReader.Read(after), collector);
                break;
        }

        return collector.Found;
    }

    private static void Compare(Contract old, Contract current, DifferenceCollector collector)
    {
        var operations = OperationMatch.Between(old, current);
        var models = ModelMatch.Between(old, current, operations);
        var shapes = new ShapeComparison(old, current, models, collector);
        Compare(Place.Of("document", "$", "document", "$"), old, current, collector);
        new OperationComparison(shapes, collector, old.IsCanonical && current.IsCanonical).Compare(operations);
        new ModelComparison(old, current, models, shapes, collector).Compare();
    }

    private static void Compare(Place place, Contract old, Contract current, DifferenceCollector collector)
    {
        collector.Changed(DifferenceKind.Server, place.At(" server", ""), Listed(old.Servers), Listed(current.Servers), OperationRules.ServerMoved);
        collector.Changed(DifferenceKind.Server, place.At(" scheme", ""), Listed(old.Schemes), Listed(current.Schemes), OperationRules.SchemeSaid);
        collector.Facts(DifferenceKind.SecurityScheme, place, old.SecuritySchemes, current.SecuritySchemes, (_, then, _) => then is null ? OperationRules.SecuritySchemeAdded : OperationRules.SecuritySchemeBroken);
        collector.Facts(DifferenceKind.Marking, place, old.Markings, current.Markings, (_, _, _) => OperationRules.RootChanged);
        collector.Prose(place, old.Prose, current.Prose);
    }

    private static string? Listed(IReadOnlyList<string> values) => values.Count == 0 ? null : string.Join(", ", values);
}
