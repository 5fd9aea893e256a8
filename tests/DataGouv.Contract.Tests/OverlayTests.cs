using DataGouv.Generator.Overlays;

namespace DataGouv.Contract.Tests;

internal sealed class OverlayTests
{
    private static IEnumerable<string> Apis => Documents.Names;

    [TestCaseSource(nameof(Apis))]
    public void Overlay_gives_every_action_a_reason(string api)
    {
        // A sentence: it begins with a capital or a name, it ends, and it has more than one word.
        Assert.That(Documents.Overlay(api).Actions.Select(action => action.Reason), Has.All.Matches(@"^\S+ .*[.!)]$"));
    }

    [TestCaseSource(nameof(Apis))]
    public void Overlay_says_nothing_twice(string api)
    {
        var actions = Documents.Overlay(api).Actions.Select(action => (action.Target, Update: action.Update?.ToString(), action.Remove));
        Assert.That(actions, Is.Unique);
    }

    [Test]
    public void Overlays_count_their_actions_per_kind()
    {
        var counts = Documents.Names.Select(api => (Api: api, Documents.Overlay(api).Actions)).ToList();
        foreach (var (api, actions) in counts)
            TestContext.Out.WriteLine(Line(api, actions));
        TestContext.Out.WriteLine(Line("all", [.. counts.SelectMany(count => count.Actions)]));
        Assert.That(counts.Select(count => count.Actions.Count), Has.All.Positive);
    }

    private static string Line(string title, IReadOnlyList<OverlayAction> actions)
    {
        var subjects = actions.GroupBy(OverlaySubject.Of).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => $"{group.Key} {group.Count()}");
        return $"{title}: {actions.Count} overlay actions, {actions.Count(action => !action.Remove)} update, {actions.Count(action => action.Remove)} remove; {string.Join(", ", subjects)}";
    }
}
