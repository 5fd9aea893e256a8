namespace DataGouv.Generator.Differences.Comparison;

/// <summary>Gathers the differences of one document while it is walked.</summary>
/// <param name="document">The name of the API.</param>
internal sealed class DifferenceCollector(string document)
{
    private readonly List<DocumentDifference> _found = [];

    /// <summary>What was found, the most harmful first, then by place; once, although both parts of a split model lack the same property.</summary>
    public IReadOnlyList<DocumentDifference> Found =>
    [
        .. _found.Distinct().OrderByDescending(one => one.Class)
            .ThenBy(one => one.Place, StringComparer.Ordinal)
            .ThenBy(one => one.Kind)
            .ThenBy(one => one.Before, StringComparer.Ordinal)
            .ThenBy(one => one.After, StringComparer.Ordinal),
    ];

    /// <summary>Something is only in the new document.</summary>
    public void Added(DifferenceKind kind, Spot place, string? after, Rule rule) =>
        _found.Add(new DocumentDifference(document, kind, DifferenceChange.Added, null, place, null, after, rule));

    /// <summary>Something is only in the old document.</summary>
    public void Removed(DifferenceKind kind, Spot place, string? before, Rule rule) =>
        _found.Add(new DocumentDifference(document, kind, DifferenceChange.Removed, place, null, before, null, rule));

    /// <summary>Something is in both, under two names.</summary>
    public void Renamed(DifferenceKind kind, Place place, string before, string after, Rule rule) =>
        _found.Add(new DocumentDifference(document, kind, DifferenceChange.Renamed, place.Old, place.New, before, after, rule));

    /// <summary>Something is in both; nothing is noted when it says the same.</summary>
    public void Changed(DifferenceKind kind, Place place, string? before, string? after, Rule rule)
    {
        if (before != after)
        {
            _found.Add(new DocumentDifference(document, kind, DifferenceChange.Changed, place.Old, place.New, before, after, rule));
        }
    }

    /// <summary>Named facts, such as headers or texts: which came, went, or say something else.</summary>
    public void Facts(
        DifferenceKind kind,
        Place place,
        IReadOnlyDictionary<string, string> before,
        IReadOnlyDictionary<string, string> after,
        Func<string, string?, string?, Rule> ruleOf)
    {
        foreach (var name in before.Keys.Union(after.Keys))
        {
            var inner = place.At(" " + name, "." + name);
            switch (before.GetValueOrDefault(name), after.GetValueOrDefault(name))
            {
                case (null, { } now):
                    Added(kind, inner.New, now, ruleOf(name, null, now));
                    break;
                case ({ } then, null):
                    Removed(kind, inner.Old, then, ruleOf(name, then, null));
                    break;
                case var (then, now):
                    Changed(kind, inner, then, now, ruleOf(name, then, now));
                    break;
            }
        }
    }

    /// <summary>Text for people: reported apart, and never a change of contract.</summary>
    public void Prose(Place place, IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> after) =>
        Facts(DifferenceKind.Prose, place, before, after, (_, _, _) => Rules.OperationRules.Prose);
}
