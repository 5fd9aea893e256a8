using DataGouv.Generator.Differences.Contracts;
using DataGouv.Generator.Differences.Matching;
using DataGouv.Generator.Differences.Rules;
using static DataGouv.Generator.Differences.DifferenceKind;

namespace DataGouv.Generator.Differences.Comparison;

/// <summary>Compares two shapes of the same place, and what is inside them.</summary>
internal sealed class ShapeComparison(Contract old, Contract current, ModelMatch models, DifferenceCollector collector)
{
    private readonly PropertyComparison _properties = new(old, current, models, collector);

    /// <summary>Notes what differs; <paramref name="typeRule"/> decides a change of type where the place has a rule of its own.</summary>
    public void Compare(Place place, Shape before, Shape after, Usage usage, Func<bool, Rule>? typeRule = null)
    {
        if (TypesDiffer(before, after))
        {
            var sameInCSharp = CSharpTypes.Of(before, usage.ParameterIn) == CSharpTypes.Of(after, usage.ParameterIn);
            collector.Changed(DifferenceKind.Type, place, before.Describe(), after.Describe(), usage.Or(typeRule?.Invoke(sameInCSharp) ?? TypeRule(sameInCSharp, usage)));
        }
        else
        {
            Inside(place, before, after, usage);
        }

        Facets(place, before, after, usage);
    }

    /// <summary>Are the types of two shapes, apart from what is inside them, the same thing?</summary>
    public bool SameType(Shape before, Shape after) => !TypesDiffer(before, after) && (before.Inner is null || SameType(before.Inner, after.Inner!));

    private bool TypesDiffer(Shape before, Shape after) => before.Form != after.Form || before.Form switch
    {
        ShapeForm.Reference => before.Reference != after.Reference && !models.Same(before.Reference!, after.Reference!),
        ShapeForm.Value => before.Type != after.Type || before.Format != after.Format || before.Values.Count == 0 != (after.Values.Count == 0),
        ShapeForm.Choice => !before.Alternatives.All(one => after.Alternatives.Any(other => !TypesDiffer(one, other)))
            || !after.Alternatives.All(one => before.Alternatives.Any(other => !TypesDiffer(other, one))),
        _ => false,
    };

    private static Rule TypeRule(bool sameInCSharp, Usage usage) => usage.ParameterIn is "header" or "cookie"
        ? ShapeRules.ParameterUntyped
        : sameInCSharp ? ShapeRules.TypeSameInCSharp : ShapeRules.TypeChanged;

    private void Inside(Place place, Shape before, Shape after, Usage usage)
    {
        Values(place, before, after, usage);
        if (before.Inner is { } inner && after.Inner is { } other)
        {
            var suffix = before.Form == ShapeForm.List ? "[]" : "{}";
            Compare(place.To(suffix, inner.JsonPath, suffix, other.JsonPath), inner, other, usage);
        }

        if (before.Form == ShapeForm.Object)
        {
            _properties.Compare(this, place, before, after, usage, _ => false);
        }
    }

    /// <summary>Compares the properties of two models; a part of a model that was split need not have all of them.</summary>
    public void Properties(Place place, Shape before, Shape after, Usage usage, Predicate<string> isElsewhere)
    {
        if (TypesDiffer(before, after))
        {
            Compare(place, before, after, usage);
            return;
        }

        if (before.Form == ShapeForm.Object)
        {
            _properties.Compare(this, place, before, after, usage, isElsewhere);
            Facets(place, before, after, usage);
        }
        else
        {
            Compare(place, before, after, usage);
        }
    }

    private void Values(Place place, Shape before, Shape after, Usage usage)
    {
        foreach (var value in before.Values.Except(after.Values))
        {
            collector.Removed(EnumValue, place.At(" " + value, ".enum").Old, value, usage.Or(ValueRule(ShapeRules.EnumValueRemoved)));
        }

        foreach (var value in after.Values.Except(before.Values))
        {
            collector.Added(EnumValue, place.At(" " + value, ".enum").New, value, usage.Or(ValueRule(ShapeRules.EnumValueAdded)));
        }

        Rule ValueRule(Rule rule) => usage.ParameterIn is "header" or "cookie" or "path" ? ShapeRules.EnumValueUntyped
            : before.IsEnum != after.IsEnum ? ShapeRules.TypeChanged
            : before.IsEnum ? rule : ShapeRules.EnumValueUntyped;
    }

    private void Facets(Place place, Shape before, Shape after, Usage usage)
    {
        collector.Changed(DifferenceKind.Nullable, place, before.Nullable ? "may be null" : "not null", after.Nullable ? "may be null" : "not null", usage.Or(ShapeRules.Nullable(usage.Direction, after.Nullable, usage.Proofs)));
        collector.Changed(ReadOnly, place, before.ReadOnly ? "read only" : "writable", after.ReadOnly ? "read only" : "writable", usage.Or(ShapeRules.ReadOnly(usage.Direction, after.ReadOnly)));
        collector.Changed(Deprecation, place, before.Deprecated ? "deprecated" : "in use", after.Deprecated ? "deprecated" : "in use", usage.Or(OperationRules.Deprecation));
        collector.Changed(Default, place, before.Default, after.Default, usage.Or(ShapeRules.Default(usage.Direction, before.Default, after.Default)));
        collector.Facts(Constraint, place, before.Constraints, after.Constraints, (name, then, now) => usage.Or(ShapeRules.Constraint(usage.Direction, Bounds.Narrowed(name, then, now))));
        collector.Facts(Family, place, before.Family, after.Family, (_, then, now) => usage.Or(FamilyRule(before, after, then, now)));
        collector.Prose(place, before.Prose, after.Prose);
    }

    private static Rule FamilyRule(Shape before, Shape after, string? then, string? now) =>
        before.Family.Values.Concat(after.Family.Values).All(member => member.Length == 0) && !before.Family.Keys.Concat(after.Family.Keys).Any(key => key.StartsWith(ShapeReader.MemberOf, StringComparison.Ordinal))
            ? ShapeRules.DiscriminatorUnused
            : then is null && now is not null ? ShapeRules.FamilyGained : ShapeRules.FamilyLost;
}
