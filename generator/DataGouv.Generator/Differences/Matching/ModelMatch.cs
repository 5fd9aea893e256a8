using DataGouv.Generator.Differences.Contracts;

namespace DataGouv.Generator.Differences.Matching;

/// <summary>
/// Which models of two documents are the same. A renamed one has the same shape and stands in the same place: both documents are
/// walked side by side, and where one says <c>Job</c> and the other <c>PeriodicTask (read)</c> the two are held together.
/// </summary>
internal sealed class ModelMatch
{
    private readonly Contract _old;
    private readonly Contract _current;
    private readonly HashSet<(string Old, string New)> _pairs = [];
    private readonly Queue<(string Old, string New)> _open = new();

    private ModelMatch(Contract old, Contract current) => (_old, _current) = (old, current);

    /// <summary>The pairs, those of the same name included.</summary>
    public IEnumerable<(string Old, string New)> Pairs => _pairs.OrderBy(pair => pair.New, StringComparer.Ordinal).ThenBy(pair => pair.Old, StringComparer.Ordinal);

    /// <summary>Matches the models, starting from the operations that match.</summary>
    public static ModelMatch Between(Contract old, Contract current, OperationMatch operations)
    {
        var match = new ModelMatch(old, current);
        foreach (var name in old.Models.Keys.Intersect(current.Models.Keys))
        {
            match.Hold(name, name);
        }

        foreach (var (before, after) in operations.Pairs)
        {
            match.Walk(before, after);
        }

        match.WalkPairs();
        match.HoldUnused();
        match.WalkPairs();
        return match;
    }

    /// <summary>Is it the same model?</summary>
    public bool Same(string old, string current) => _pairs.Contains((old, current));

    /// <summary>
    /// The renamed models: old names and new ones. Two new names for one old: the model was split. Two old names for one new:
    /// they became one.
    /// </summary>
    public IEnumerable<(IReadOnlyList<string> Old, IReadOnlyList<string> New)> Renamed()
    {
        var open = _pairs.Where(pair => pair.Old != pair.New).OrderBy(pair => pair.Old, StringComparer.Ordinal).ToList();
        while (open.Count > 0)
        {
            HashSet<string> old = [open[0].Old];
            HashSet<string> current = [open[0].New];
            while (open.FirstOrDefault(pair => old.Contains(pair.Old) || current.Contains(pair.New)) is { Old: not null } next)
            {
                old.Add(next.Old);
                current.Add(next.New);
                open.Remove(next);
            }

            yield return ([.. old.Order(StringComparer.Ordinal)], [.. current.Order(StringComparer.Ordinal)]);
        }
    }

    /// <summary>Has the old model a counterpart?</summary>
    public bool HasNew(string old) => _pairs.Any(pair => pair.Old == old);

    /// <summary>Has the new model a counterpart?</summary>
    public bool HasOld(string current) => _pairs.Any(pair => pair.New == current);

    private void Hold(string old, string current)
    {
        if (_pairs.Add((old, current)))
        {
            _open.Enqueue((old, current));
        }
    }

    private void WalkPairs()
    {
        while (_open.TryDequeue(out var pair))
        {
            Inside(_old.Models[pair.Old], _current.Models[pair.New]);
        }
    }

    private void Walk(ContractOperation before, ContractOperation after)
    {
        Contents(before.Body, after.Body);
        foreach (var response in before.Responses)
        {
            Contents(response.Value, after.Responses.GetValueOrDefault(response.Key));
        }

        if (before.Successes.ToList() is [var one] && after.Successes.ToList() is [var other])
        {
            Contents(one, other);
        }

        foreach (var parameter in before.Parameters)
        {
            if (after.Parameters.FirstOrDefault(other => other.Name == parameter.Name && other.In == parameter.In) is { } same)
            {
                Walk(parameter.Shape, same.Shape);
            }
        }
    }

    private void Contents(ContractBody? before, ContractBody? after)
    {
        foreach (var content in before?.Contents ?? new Dictionary<string, Shape?>())
        {
            if (content.Value is { } shape && after?.Contents.GetValueOrDefault(content.Key) is { } other)
            {
                Walk(shape, other);
            }
        }
    }

    private void Walk(Shape before, Shape after)
    {
        // One that became a list of them is still in the same place.
        if (Element(before) is { } old && Element(after) is { } current)
        {
            Consider(old, current);
        }
        else if (before.Form == after.Form)
        {
            Inside(before, after);
        }
    }

    private static string? Element(Shape shape) => shape.Reference ?? (shape.Form == ShapeForm.List ? shape.Inner!.Reference : null);

    private void Inside(Shape before, Shape after)
    {
        if (before.Reference is not null || after.Reference is not null)
        {
            Walk(before, after);
            return;
        }

        if (before.Inner is { } inner && after.Inner is { } other)
        {
            Walk(inner, other);
        }

        var properties = _current.PropertiesOf(after);
        foreach (var property in _old.PropertiesOf(before))
        {
            if (properties.TryGetValue(property.Key, out var same))
            {
                Walk(property.Value.Shape, same.Shape);
            }
        }

        var alternatives = after.Alternatives;
        foreach (var (one, another) in before.Alternatives.SelectMany(_ => alternatives, (one, another) => (one, another)))
        {
            Walk(one, another);
        }

        foreach (var (one, another) in before.Bases.SelectMany(_ => after.Bases, (one, another) => (one, another)))
        {
            Consider(one, another);
        }
    }

    private void Consider(string old, string current)
    {
        if (old != current && IsGone(old) && IsNew(current) && Likeness.OfModels(_old, _old.Models[old], _current, _current.Models[current]))
        {
            Hold(old, current);
        }
    }

    // A model that no operation reaches has no place: only its whole shape can tell.
    private void HoldUnused()
    {
        var gone = _old.Models.Keys.Where(name => IsGone(name) && !HasNew(name) && _old.DirectionOf(name) == Direction.None).ToList();
        var added = _current.Models.Keys.Where(name => IsNew(name) && !HasOld(name) && _current.DirectionOf(name) == Direction.None).ToList();
        foreach (var (old, current) in Renames.Find(gone, added, (left, right) => _old.Models[left].Properties.Count > 0 && Signature(_old, left) == Signature(_current, right)))
        {
            Hold(old, current);
        }
    }

    private static string Signature(Contract contract, string model) => string.Join(
        '\n',
        contract.PropertiesOf(contract.Models[model]).Select(property => $"{property.Key}: {property.Value.Shape.Describe()}").Order(StringComparer.Ordinal));

    private bool IsGone(string old) => _old.Models.ContainsKey(old) && !_current.Models.ContainsKey(old);

    private bool IsNew(string current) => _current.Models.ContainsKey(current) && !_old.Models.ContainsKey(current);
}
