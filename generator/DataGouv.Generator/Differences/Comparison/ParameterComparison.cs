using DataGouv.Generator.Differences.Contracts;
using DataGouv.Generator.Differences.Matching;
using DataGouv.Generator.Differences.Rules;

namespace DataGouv.Generator.Differences.Comparison;

/// <summary>Compares the parameters of two operations.</summary>
internal sealed class ParameterComparison(ShapeComparison shapes, DifferenceCollector collector)
{
    /// <summary>Notes which parameters came, went, are called otherwise, or differ.</summary>
    public void Compare(Place place, ContractOperation before, ContractOperation after, Usage usage)
    {
        var samePath = OperationMatch.SamePlace(before.Path, after.Path);
        var path = samePath ? OperationMatch.PathParameters(before.Path, after.Path).ToList() : [];
        var removed = before.Parameters.Where(one => !after.Parameters.Any(other => Same(one, other))).ToList();
        var added = after.Parameters.Where(one => !before.Parameters.Any(other => Same(one, other))).ToList();

        // In the path the position tells; elsewhere the name and the shape.
        var renamed = Renames.Find(removed, added, (left, right) => left.In == right.In && (left.In == "path"
            ? path.Contains((left.Name, right.Name))
            : Likeness.OfNames(left.Name, right.Name) && left.Required == right.Required && left.Style == right.Style && shapes.SameType(left.Shape, right.Shape) && left.Shape.Values.SequenceEqual(right.Shape.Values)));
        foreach (var (left, right) in renamed)
        {
            collector.Renamed(DifferenceKind.Parameter, PlaceOf(place, left, right), left.Name, right.Name, usage.Or(RenameRule(before, after, left, right)));
        }

        Undeclared(place, before, after, path.Except(renamed.Select(pair => (pair.Old.Name, pair.New.Name))), usage);
        foreach (var left in removed.Except(renamed.Select(pair => pair.Old)))
        {
            collector.Removed(DifferenceKind.Parameter, PlaceOf(place, left, left).Old, left.Shape.Describe(), usage.Or(ShapeRules.ParameterWent(left)));
        }

        foreach (var right in added.Except(renamed.Select(pair => pair.New)))
        {
            collector.Added(DifferenceKind.Parameter, PlaceOf(place, right, right).New, right.Shape.Describe(), usage.Or(ShapeRules.ParameterCame(right)));
        }

        foreach (var (left, right) in renamed.Concat(before.Parameters.Select(left => (left, after.Parameters.FirstOrDefault(right => Same(left, right))!)).Where(pair => pair.Item2 is not null)))
        {
            Both(PlaceOf(place, left, right), left, right, usage with { ParameterIn = left.In });
        }
    }

    private void Both(Place place, ContractParameter before, ContractParameter after, Usage usage)
    {
        var rule = before.In == "path" ? ShapeRules.PathParameterSaid : after.Required ? ShapeRules.ParameterNowRequired : ShapeRules.NoLongerRequired;
        collector.Changed(DifferenceKind.Required, place, before.Required ? "required" : "optional", after.Required ? "required" : "optional", usage.Or(rule));
        collector.Changed(DifferenceKind.Deprecation, place, before.Deprecated ? "deprecated" : "in use", after.Deprecated ? "deprecated" : "in use", usage.Or(OperationRules.Deprecation));
        if (before.Style is not null && after.Style is not null)
        {
            collector.Changed(DifferenceKind.Serialization, place, before.Style, after.Style, usage.Or(ShapeRules.Serialization));
        }

        shapes.Compare(place, before.Shape, after.Shape, usage);
        collector.Prose(place, before.Prose, after.Prose);
    }

    // A path may name a parameter that nobody declares.
    private void Undeclared(Place place, ContractOperation before, ContractOperation after, IEnumerable<(string Old, string New)> path, Usage usage)
    {
        foreach (var (was, name) in path.Where(pair => pair.Old != pair.New))
        {
            collector.Renamed(DifferenceKind.Parameter, place.To(" path." + was, before.JsonPath, " path." + name, after.JsonPath), was, name, usage.Or(PathRule(before, after)));
        }
    }

    private static Rule RenameRule(ContractOperation before, ContractOperation after, ContractParameter left, ContractParameter right) => left.In switch
    {
        "path" => PathRule(before, after),
        "query" => CSharpNames.OfMember(left.Name) == CSharpNames.OfMember(right.Name) ? ShapeRules.RenamedInPlace : ShapeRules.ParameterRenamed,
        _ => ShapeRules.ParameterUntyped,
    };

    // A segment with a parameter inside is a method that is named after the parameter.
    private static Rule PathRule(ContractOperation before, ContractOperation after) =>
        CSharpNames.OfPath(before.Path) == CSharpNames.OfPath(after.Path) ? OperationRules.PathParameterRenamed : OperationRules.Moved;

    private static bool Same(ContractParameter left, ContractParameter right) => left.Name == right.Name && left.In == right.In;

    private static Place PlaceOf(Place place, ContractParameter left, ContractParameter right) =>
        place.To($" {left.In}.{left.Name}", left.JsonPath, $" {right.In}.{right.Name}", right.JsonPath);
}
