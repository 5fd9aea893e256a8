using DataGouv.Generator.Documents;
using DataGouv.Generator.Overlays;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Tests.Overlays;

public sealed class OverlayTests
{
    private const string Info = """ "info": { "title": "t", "version": "1" } """;
    private const string Action = """{ "target": "$", "description": "why", "update": { "x": 1 } }""";

    [TestCase("1.0.0")]
    [TestCase("1.0.1")]
    public void Parse_accepts_every_clarification_of_1_0(string version) =>
        Assert.That(Parse($$"""{ "overlay": "{{version}}", {{Info}}, "extends": "upstream.json", "x-note": [], "actions": [ {{Action}} ] }""").Actions, Has.Count.EqualTo(1));

    [TestCase($$"""{ {{Info}}, "actions": [ {{Action}} ] }""", "$.overlay")]
    [TestCase($$"""{ "overlay": "1.1.0", {{Info}}, "actions": [ {{Action}} ] }""", "$.overlay")]
    [TestCase($$"""{ "overlay": 1, {{Info}}, "actions": [ {{Action}} ] }""", "$.overlay")]
    [TestCase($$"""{ "overlay": "1.0.0", "actions": [ {{Action}} ] }""", "$.info")]
    [TestCase($$"""{ "overlay": "1.0.0", "info": { "title": "t" }, "actions": [ {{Action}} ] }""", "$.info")]
    [TestCase($$"""{ "overlay": "1.0.0", "info": { "title": "t", "version": "1", "author": "me" }, "actions": [ {{Action}} ] }""", "$.info.author")]
    [TestCase($$"""{ "overlay": "1.0.0", {{Info}}, "extends": {}, "actions": [ {{Action}} ] }""", "$.extends")]
    [TestCase($$"""{ "overlay": "1.0.0", {{Info}}, "acitons": [], "actions": [ {{Action}} ] }""", "$.acitons")]
    [TestCase($$"""{ "overlay": "1.0.0", {{Info}} }""", "$.actions")]
    [TestCase($$"""{ "overlay": "1.0.0", {{Info}}, "actions": [] }""", "$.actions")]
    [TestCase($$"""{ "overlay": "1.0.0", {{Info}}, "actions": {} }""", "$.actions")]
    [TestCase($$"""{ "overlay": "1.0.0", {{Info}}, "actions": [ {{Action}}, "second" ] }""", "$.actions[1]")]
    public void Parse_of_what_is_no_overlay_refuses_it_where_it_is_wrong(string overlay, string path) =>
        Assert.That(Assert.Throws<DocumentException>(() => Parse(overlay))!.JsonPath, Is.EqualTo(path));

    [Test]
    public void Apply_applies_each_action_to_the_result_of_the_one_before() =>
        Assert.That(
            Applied(
                """{ "a": { "old": 1 } }""",
                """{ "target": "$.a", "description": "r", "remove": true }""",
                """{ "target": "$", "description": "r", "update": { "a": {} } }""",
                """{ "target": "$.a", "description": "r", "update": { "new": 2 } }"""),
            Is.EqualTo("""{"a":{"new":2}}"""));

    [Test]
    public void Apply_leaves_the_given_document_alone()
    {
        var document = JObject.Parse("""{ "a": [] }""");

        Parse($$"""{ "overlay": "1.0.0", {{Info}}, "actions": [ { "target": "$.a", "description": "r", "update": 1 } ] }""").Apply(document);

        Assert.That(document.ToString(Newtonsoft.Json.Formatting.None), Is.EqualTo("""{"a":[]}"""));
    }

    [Test]
    public void Read_of_a_defect_names_the_file()
    {
        var file = Path.Combine(TestContext.CurrentContext.TestDirectory, "no-overlay.json");

        Assert.That(Assert.Throws<DocumentException>(() => Overlay.Read(file))!.File, Is.EqualTo(file));
    }

    private static string Applied(string document, params string[] actions) =>
        Parse($$"""{ "overlay": "1.0.0", {{Info}}, "actions": [ {{string.Join(", ", actions)}} ] }""").Apply(JObject.Parse(document)).ToString(Newtonsoft.Json.Formatting.None);

    private static Overlay Parse(string overlay) => Overlay.Parse(JsonFile.Parse(overlay));
}
