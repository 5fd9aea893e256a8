using DataGouv.Generator.Differences.Contracts;
using DataGouv.Generator.Differences.Matching;
using DataGouv.Generator.Differences.Rules;
using DataGouv.Generator.Documents;

namespace DataGouv.Generator.Differences.Comparison;

/// <summary>Compares the operations of two documents.</summary>
internal sealed class OperationComparison(ShapeComparison shapes, DifferenceCollector collector, bool isCanonical)
{
    private const string AllOfThem = "operation";

    private readonly ParameterComparison _parameters = new(shapes, collector);
    private readonly BodyComparison _bodies = new(shapes, collector);
    private readonly ResponseComparison _responses = new(shapes, collector);

    /// <summary>Notes which operations came, went, moved, or differ.</summary>
    public void Compare(OperationMatch operations)
    {
        foreach (var gone in operations.Removed)
        {
            collector.Removed(DifferenceKind.Operation, SpotOf(gone), AllOfThem, gone.IsMethod ? OperationRules.Removed : OperationRules.NotAMethod);
        }

        foreach (var added in operations.Added)
        {
            collector.Added(DifferenceKind.Operation, SpotOf(added), AllOfThem, added.IsMethod ? OperationRules.Added : OperationRules.NotAMethod);
        }

        foreach (var (before, after) in operations.Pairs)
        {
            Both(before, after);
        }
    }

    private void Both(ContractOperation before, ContractOperation after)
    {
        var place = new Place(SpotOf(before), SpotOf(after));
        var usage = new Usage(Direction.Written, Proofs: isCanonical, Always: before.IsMethod || after.IsMethod ? null : OperationRules.NotAMethod);
        if (!OperationMatch.SamePlace(before.Path, after.Path))
        {
            collector.Renamed(DifferenceKind.Operation, place, before.Path, after.Path, usage.Or(CSharpNames.OfPath(before.Path) == CSharpNames.OfPath(after.Path) ? OperationRules.MovedInPlace : OperationRules.Moved));
        }

        collector.Changed(DifferenceKind.Marking, place, Method(before), Method(after), after.IsMethod ? OperationRules.Added : OperationRules.Removed);
        collector.Changed(DifferenceKind.OperationId, place, before.Id, after.Id, usage.Or(!isCanonical && NamesTypes(before) ? OperationRules.IdNames : OperationRules.IdUnused));
        collector.Changed(DifferenceKind.Deprecation, place, before.Deprecated ? "deprecated" : "in use", after.Deprecated ? "deprecated" : "in use", usage.Or(OperationRules.Deprecation));
        Security(place, before, after, usage);
        collector.Facts(DifferenceKind.Marking, place, before.Markings, after.Markings, (word, then, now) => usage.Or(Marking(word, then, now)));
        _parameters.Compare(place, before, after, usage);
        _bodies.Compare(place.At(" body", ".body"), before.Body, after.Body, usage);
        _responses.Compare(place, before, after, usage with { Direction = Direction.Read });
        collector.Prose(place, before.Prose, after.Prose);
    }

    private void Security(Place place, ContractOperation before, ContractOperation after, Usage usage)
    {
        var (then, now) = (Level(before), Level(after));
        var rule = then != now ? OperationRules.Access(tightened: now > then) : OperationRules.Access(tightened: !IsSubset(before.Security, after.Security));
        collector.Changed(DifferenceKind.Security, place, Words(before), Words(after), usage.Or(rule));
    }

    private static bool IsSubset(string before, string after) => before.Split(" or ").All(after.Split(" or ").Contains);

    private static int Level(ContractOperation operation) => Math.Max(operation.Access, operation.Security.Split(" or ").Any(way => way is "not said" or "nothing") ? 0 : 1);

    // Nothing said and nothing asked for are the same.
    private static string Words(ContractOperation operation) =>
        (operation.Security is "not said" ? "nothing" : operation.Security) + operation.Access switch { 2 => ", administrators only", _ => "" };

    private static string Method(ContractOperation operation) => operation.IsMethod ? "a method" : "no method";

    private static Rule Marking(string word, string? before, string? after) => word switch
    {
        Documents.Words.Page => before is null && after is not null ? OperationRules.PagingGained : OperationRules.PagingChanged,
        Documents.Words.Stream => OperationRules.StreamChanged,
        _ => after is "true" ? OperationRules.RepeatGained : OperationRules.RepeatLost,
    };

    // Enums of parameters, and objects described inside the operation, get their names from the identifier.
    private static bool NamesTypes(ContractOperation operation) =>
        operation.Parameters.Any(parameter => parameter.In is "query" && (parameter.Shape.IsEnum || parameter.Shape.Inner?.IsEnum is true))
        || (operation.Body?.Contents.Values ?? []).Concat(operation.Successes.SelectMany(success => success.Contents.Values)).Any(shape => shape?.Form == ShapeForm.Object);

    private static Spot SpotOf(ContractOperation operation) => new(operation.Title, operation.JsonPath);
}
