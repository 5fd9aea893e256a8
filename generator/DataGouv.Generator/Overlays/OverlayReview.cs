using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Overlays;

/// <summary>Lays an overlay over two versions of a document, side by side, and says which actions the new one has overtaken.</summary>
internal sealed class OverlayReview
{
    private readonly string _api;
    private readonly IReadOnlyList<string> _texts;
    private readonly List<OverlayAdvice> _advice = [];

    private OverlayReview(string api, string text) => (_api, _texts) = (api, OverlayText.Actions(text));

    /// <summary>The advice, in the order of the actions; none when the overlay suits the new document as it suited the old one.</summary>
    public static IReadOnlyList<OverlayAdvice> Of(string api, string text, Overlay overlay, JObject old, JObject current)
    {
        var review = new OverlayReview(api, text);
        var (before, after) = ((JObject)old.DeepClone(), (JObject)current.DeepClone());
        foreach (var action in overlay.Actions)
        {
            review.Step(action, before, after);
        }

        return review._advice;
    }

    private void Step(OverlayAction action, JObject before, JObject after)
    {
        var (old, current) = (action.Targets(before), action.Targets(after));
        var takenOut = current.Count == 0;
        if (takenOut)
        {
            Advise(action, OverlayFinding.NoMatch, $"{action.Target} matches nothing in the new document.", takenOut: true);
        }
        else if (action.Update is { } update)
        {
            takenOut = Update(action, update, old, current);
        }

        if (old.Count > 0)
        {
            action.Apply(before);
        }

        if (!takenOut)
        {
            action.Apply(after);
        }
    }

    private bool Update(OverlayAction action, JToken update, List<JToken> old, List<JToken> current)
    {
        var statedBefore = old.Count > 0 && old.All(node => Statement.Says(node, update));
        if (!statedBefore && current.All(node => Statement.Says(node, update)))
        {
            // Said twice, a list would hold the same item twice.
            var appends = current.Any(node => Statement.Appends(node, update));
            Advise(action, OverlayFinding.Unnecessary, "The new document says all of it.", appends);
            return appends;
        }

        var known = old.ToDictionary(node => node.Path, StringComparer.Ordinal);
        var conflicts = current.Where(node => known.ContainsKey(node.Path)).SelectMany(node => Statement.Conflicts(known[node.Path], node, update)).ToList();
        if (conflicts.Count > 0)
        {
            Advise(action, OverlayFinding.Contradicts, string.Join("; ", conflicts.Select(conflict => conflict.Sentence).Distinct().Take(5)), conflicts.Any(conflict => conflict.IsItem));
        }

        return conflicts.Any(conflict => conflict.IsItem);
    }

    private void Advise(OverlayAction action, OverlayFinding finding, string detail, bool takenOut) =>
        _advice.Add(new OverlayAdvice(_api, action, _texts[action.Index], finding, detail, takenOut));
}
