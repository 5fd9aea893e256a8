using DataGouv.Generator.Documents;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Overlays;

/// <summary>Lays an overlay over two versions of a document, side by side, and says which actions the new one has overtaken.</summary>
internal sealed class OverlayReview
{
    private readonly string _api;
    private readonly IReadOnlyList<string> _texts;
    private readonly Dictionary<OverlayAction, JToken?> _shortened;
    private readonly List<OverlayAdvice> _advice = [];

    private OverlayReview(string api, string text, Dictionary<OverlayAction, JToken?> shortened) => (_api, _texts, _shortened) = (api, OverlayText.Actions(text), shortened);

    /// <summary>The advice, in the order of the actions; none when the overlay suits the new document as it suited the old one.</summary>
    public static IReadOnlyList<OverlayAdvice> Of(string api, string text, Overlay overlay, JObject old, JObject current)
    {
        // What refers to a model that went goes too, and then what refers to the models that it made.
        var shortened = new Dictionary<OverlayAction, JToken?>();
        while (true)
        {
            var review = new OverlayReview(api, text, shortened);
            var (before, after) = ((JObject)old.DeepClone(), (JObject)current.DeepClone());
            foreach (var action in overlay.Actions)
            {
                review.Step(action, before, after);
            }

            if (!review.Shorten(overlay, new LostModels(Models(before).Except(Models(after)).ToHashSet(StringComparer.Ordinal))))
            {
                return review._advice;
            }
        }
    }

    private static IEnumerable<string> Models(JObject document) => document.Schemas().Properties().Select(model => model.Name);

    private bool Shorten(Overlay overlay, LostModels lost)
    {
        var isShorter = false;
        foreach (var action in overlay.Actions.Except(_advice.Where(one => one.IsTakenOut).Select(one => one.Action)))
        {
            if (_shortened.GetValueOrDefault(action, action.Update) is { } said && lost.Without(said) is var rest && !JToken.DeepEquals(said, rest))
            {
                _shortened[action] = rest;
                isShorter = true;
            }
        }

        return isShorter;
    }

    private void Step(OverlayAction action, JObject before, JObject after)
    {
        var (old, current) = (action.Targets(before), action.Targets(after));
        var takenOut = current.Count == 0;
        if (takenOut)
        {
            Advise(action, OverlayFinding.NoMatch, $"{action.Target} matches nothing in the new document.", takenOut: true);
        }
        else if (_shortened.TryGetValue(action, out var rest))
        {
            takenOut = rest is null;
            var lost = LostModels.ReferredToBy(action.Update).Except(LostModels.ReferredToBy(rest));
            Advise(action, OverlayFinding.Orphaned, $"The new document has no {string.Join(", ", lost.Select(name => $"\"{name}\""))}.", takenOut, takenOut ? null : action.Saying(rest!).Text);
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
            (_shortened.GetValueOrDefault(action) is { } less ? action.Saying(less) : action).Apply(after);
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

    private void Advise(OverlayAction action, OverlayFinding finding, string detail, bool takenOut, string? remainder = null) =>
        _advice.Add(new OverlayAdvice(_api, action, _texts[action.Index], finding, detail, takenOut) { Remainder = remainder });
}
