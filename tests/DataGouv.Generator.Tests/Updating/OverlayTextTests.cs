using DataGouv.Generator.Documents;
using DataGouv.Generator.Overlays;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Tests.Updating;

/// <summary>Actions are taken out of an overlay, and put into it, as text.</summary>
public sealed class OverlayTextTests
{
    private static IEnumerable<string> Overlays => Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "specs"), "overlay.json", SearchOption.AllDirectories);

    [TestCaseSource(nameof(Overlays))]
    public void Actions_are_those_that_a_parser_finds(string file)
    {
        var parsed = JsonFile.Read(file)["actions"]!;

        Assert.That(OverlayText.Actions(File.ReadAllText(file)).Select(JToken.Parse), Is.EqualTo(parsed).Using<JToken>(JToken.DeepEquals));
    }

    [TestCaseSource(nameof(Overlays))]
    public void Without_some_actions_leaves_the_others(string file)
    {
        var text = File.ReadAllText(file);
        var actions = (JArray)JsonFile.Read(file)["actions"]!;
        var gone = Enumerable.Range(0, actions.Count).Where(index => index % 3 == 0 || index == actions.Count - 1).ToHashSet();

        var left = JsonFile.Parse(OverlayText.Without(text, gone))["actions"]!;

        Assert.That(left, Is.EqualTo(actions.Where((_, index) => !gone.Contains(index))).Using<JToken>(JToken.DeepEquals));
    }

    [TestCaseSource(nameof(Overlays))]
    public void Replace_an_action_leaves_the_others_as_they_stand(string file)
    {
        var before = OverlayText.Actions(File.ReadAllText(file));

        var after = OverlayText.Actions(OverlayText.Replace(File.ReadAllText(file), new Dictionary<int, string> { [1] = "{\n  \"target\": \"$.a\"\n}" }));

        Assert.That(after, Is.EqualTo((string[])[before[0], "{\n      \"target\": \"$.a\"\n    }", .. before.Skip(2)]));
    }

    [Test]
    public void Without_all_actions_is_an_overlay_still() =>
        Assert.That(JsonFile.Parse(OverlayText.Without(ZooDocument.Overlay, new HashSet<int> { 0, 1, 2 }))["actions"]!.Count(), Is.EqualTo(0));

    [Test]
    public void With_an_action_appends_it()
    {
        var actions = JsonFile.Parse(OverlayText.With(ZooDocument.Overlay, ["{\"target\": \"$.a\"}"]))["actions"]!;

        Assert.That((actions.Count(), (string?)actions.Last!["target"]), Is.EqualTo((4, "$.a")));
    }

    [Test]
    public void Actions_with_brackets_and_quotes_in_their_text_are_whole()
    {
        const string Action = """{"target": "$.paths['/{a}/'].get", "description": "It says \"}]\" and \\", "remove": true}""";

        Assert.That(OverlayText.Actions($$"""{"overlay": "1.0.0", "actions": [{{Action}}]}"""), Is.EqualTo(Enumerable.Repeat(Action, 1)));
    }
}
