using DataGouv.Generator.Differences.Contracts;
using DataGouv.Generator.Differences.Matching;
using DataGouv.Generator.Differences.Rules;

namespace DataGouv.Generator.Differences.Comparison;

/// <summary>Compares the models of two documents.</summary>
internal sealed class ModelComparison(Contract old, Contract current, ModelMatch models, ShapeComparison shapes, DifferenceCollector collector)
{
    /// <summary>Notes which models came, went, are called otherwise, or differ.</summary>
    public void Compare()
    {
        foreach (var name in old.Models.Keys.Where(name => !models.HasNew(name)))
        {
            collector.Removed(DifferenceKind.Model, OldSpot(name), old.Models[name].Describe(), old.DirectionOf(name) == Direction.None ? ShapeRules.NotGenerated : ShapeRules.ModelRemoved);
        }

        foreach (var name in current.Models.Keys.Where(name => !models.HasOld(name)))
        {
            collector.Added(DifferenceKind.Model, NewSpot(name), current.Models[name].Describe(), current.DirectionOf(name) == Direction.None ? ShapeRules.NotGenerated : ShapeRules.ModelAdded);
        }

        foreach (var (before, after) in models.Renamed())
        {
            collector.Renamed(DifferenceKind.Model, new Place(OldSpot(before[0]), NewSpot(after[0])), string.Join(", ", before), string.Join(", ", after), RenameRule(before, after));
        }

        foreach (var (before, after) in models.Pairs)
        {
            Both(before, after);
        }
    }

    private void Both(string before, string after)
    {
        var place = new Place(OldSpot(before), NewSpot(after));
        var (then, now) = (old.DirectionOf(before), current.DirectionOf(after));
        if (before == after)
        {
            collector.Changed(DifferenceKind.Model, place, Describe(then), Describe(now), DirectionRule(then, now));
        }

        var usage = new Usage(then == Direction.None ? Direction.None : now, Proofs: old.IsCanonical && current.IsCanonical);
        shapes.Properties(place, old.Models[before], current.Models[after], usage, property => IsElsewhere(before, after, property));
    }

    // A class that is sent only is another kind of class than one that is read.
    private static Rule DirectionRule(Direction before, Direction after) => (before, after) switch
    {
        (Direction.None, _) => ShapeRules.ModelAdded,
        (_, Direction.None) => ShapeRules.ModelRemoved,
        _ when before.HasFlag(Direction.Read) == after.HasFlag(Direction.Read) => ShapeRules.ModelDirectionSaid,
        _ => ShapeRules.ModelDirection,
    };

    private Rule RenameRule(IReadOnlyList<string> before, IReadOnlyList<string> after) =>
        before.All(name => old.DirectionOf(name) == Direction.None) || after.All(name => current.DirectionOf(name) == Direction.None) ? ShapeRules.NotGenerated
        : before.Count > 1 || after.Count > 1 ? ShapeRules.ModelSplit
        : CSharpNames.OfModel(before[0]) == CSharpNames.OfModel(after[0]) ? ShapeRules.ModelRenamedInPlace : ShapeRules.ModelRenamed;

    // The parts of a model that was split share its properties among them.
    private bool IsElsewhere(string before, string after, string property) =>
        models.Pairs.Any(pair => (pair.Old == before && pair.New != after && current.PropertiesOf(current.Models[pair.New]).ContainsKey(property))
            || (pair.New == after && pair.Old != before && old.PropertiesOf(old.Models[pair.Old]).ContainsKey(property)));

    private static string Describe(Direction direction) => direction switch
    {
        Direction.None => "not used",
        Direction.Read => "read",
        Direction.Written => "written",
        _ => "read and written",
    };

    private Spot OldSpot(string model) => new(model, old.Models[model].JsonPath);

    private Spot NewSpot(string model) => new(model, current.Models[model].JsonPath);
}
