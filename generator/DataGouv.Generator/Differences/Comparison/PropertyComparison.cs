using DataGouv.Generator.Differences.Contracts;
using DataGouv.Generator.Differences.Matching;
using DataGouv.Generator.Differences.Rules;

namespace DataGouv.Generator.Differences.Comparison;

/// <summary>Compares the properties of two objects.</summary>
internal sealed class PropertyComparison(Contract old, Contract current, ModelMatch models, DifferenceCollector collector)
{
    /// <summary>Notes which properties came, went, are called otherwise, or differ.</summary>
    public void Compare(ShapeComparison shapes, Place place, Shape before, Shape after, Usage usage, Predicate<string> isElsewhere)
    {
        var left = old.PropertiesOf(before);
        var right = current.PropertiesOf(after);
        var removed = left.Keys.Where(name => !right.ContainsKey(name) && !ToldOfBase(left[name].DeclaredBy, after, models.HasNew) && !isElsewhere(name)).ToList();
        var added = right.Keys.Where(name => !left.ContainsKey(name) && !ToldOfBase(right[name].DeclaredBy, before, models.HasOld) && !isElsewhere(name)).ToList();
        var renamed = Renames.Find(removed, added, (one, other) => Likeness.OfNames(one, other) && IsRename(shapes, before, one, left[one].Shape, after, other, right[other].Shape));

        foreach (var (was, name) in renamed)
        {
            var inner = Inner(place, was, left[was].Shape, name, right[name].Shape);
            collector.Renamed(DifferenceKind.Property, inner, was, name, usage.Or(CSharpNames.OfMember(was) == CSharpNames.OfMember(name) ? ShapeRules.RenamedInPlace : ShapeRules.PropertyRenamed));
            Both(shapes, inner, before, was, left[was].Shape, after, name, right[name].Shape, usage);
        }

        foreach (var name in removed.Except(renamed.Select(pair => pair.Old)))
        {
            collector.Removed(DifferenceKind.Property, Inner(place, name, left[name].Shape, name, left[name].Shape).Old, left[name].Shape.Describe(), usage.Or(ShapeRules.PropertyRemoved));
        }

        foreach (var name in added.Except(renamed.Select(pair => pair.New)))
        {
            // "required" of what is read is a proof in a canonical document, and no demand.
            var demanded = current.IsRequired(after, name) && !(usage.Proofs && usage.Direction.HasFlag(Direction.Read));
            var rule = ShapeRules.Added(usage.Direction, demanded);
            collector.Added(DifferenceKind.Property, Inner(place, name, right[name].Shape, name, right[name].Shape).New, right[name].Shape.Describe(), usage.Or(rule));
        }

        // What two models inherit is compared where it is declared.
        foreach (var name in left.Keys.Where(name => right.ContainsKey(name) && (left[name].DeclaredBy is null || right[name].DeclaredBy is null)))
        {
            Both(shapes, Inner(place, name, left[name].Shape, name, right[name].Shape), before, name, left[name].Shape, after, name, right[name].Shape, usage);
        }
    }

    private void Both(ShapeComparison shapes, Place place, Shape before, string was, Shape left, Shape after, string name, Shape right, Usage usage)
    {
        var (then, now) = (old.IsRequired(before, was), current.IsRequired(after, name));
        collector.Changed(DifferenceKind.Required, place, then ? "required" : "optional", now ? "required" : "optional", usage.Or(ShapeRules.Required(usage.Direction, now, usage.Proofs)));
        shapes.Compare(place, left, right, usage);
    }

    private bool IsRename(ShapeComparison shapes, Shape before, string was, Shape left, Shape after, string name, Shape right) =>
        shapes.SameType(left, right) && left.Values.SequenceEqual(right.Values) && old.IsRequired(before, was) == current.IsRequired(after, name);

    // A property that the base has lost is told of at the base, when the other side still stands on a base that is known.
    private static bool ToldOfBase(string? declaredBy, Shape other, Predicate<string> isMatched) => declaredBy is not null && other.Bases.Count > 0 && isMatched(declaredBy);

    private static Place Inner(Place place, string was, Shape left, string name, Shape right) =>
        place.To("." + was, left.JsonPath, "." + name, right.JsonPath);
}
