using DataGouv.Generator.Documents;
using DataGouv.Generator.Overlays;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Tests.Overlays;

public sealed class OverlayActionTests
{
    [TestCase("""{ "a": { "b": 1 } }""", "$.a", """{ "c": 2 }""", """{"a":{"b":1,"c":2}}""")]
    [TestCase("""{ "a": { "b": 1 } }""", "$", """{ "a": { "c": 2 } }""", """{"a":{"b":1,"c":2}}""")]
    [TestCase("""{ "a": { "b": 1 } }""", "$.a", """{ "b": "x" }""", """{"a":{"b":"x"}}""")]
    [TestCase("""{ "a": { "b": null } }""", "$.a", """{ "b": 1 }""", """{"a":{"b":1}}""")]
    [TestCase("""{ "a": { "b": [ 1 ] } }""", "$.a", """{ "b": [ 2, 3 ] }""", """{"a":{"b":[1,2,3]}}""")]
    [TestCase("""{ "a": [ 1 ] }""", "$.a", "2", """{"a":[1,2]}""")]
    [TestCase("""{ "a": [ 1 ] }""", "$.a", """{ "b": 2 }""", """{"a":[1,{"b":2}]}""")]
    [TestCase("""{ "a": [ 1 ] }""", "$.a", "[ 2 ]", """{"a":[1,[2]]}""")]
    [TestCase("""{ "a": {}, "b": {} }""", "$.*", """{ "c": 1 }""", """{"a":{"c":1},"b":{"c":1}}""")]
    [TestCase("""{ "a": [ { "n": "x" }, { "n": "y" } ] }""", "$.a[?(@.n=='y')]", """{ "z": 1 }""", """{"a":[{"n":"x"},{"n":"y","z":1}]}""")]
    [TestCase("""{ "a": [] }""", "$['a','a']", "1", """{"a":[1]}""")]
    public void Apply_of_an_update_merges_it_into_every_node(string document, string target, string update, string result) =>
        Assert.That(Applied(document, target, $"\"update\": {update}"), Is.EqualTo(result));

    [TestCase("""{ "a": { "b": 1, "c": 2 } }""", "$.a.b", """{"a":{"c":2}}""")]
    [TestCase("""{ "a": [ { "n": "x" }, { "n": "y" } ] }""", "$.a[?(@.n=='x')]", """{"a":[{"n":"y"}]}""")]
    [TestCase("""{ "a": [ 1, 2, 3 ] }""", "$.a[0,1]", """{"a":[3]}""")]
    [TestCase("""{ "x": { "x": 1 }, "y": 2 }""", "$..x", """{"y":2}""")]
    [TestCase("""{ "a": {} }""", "$['a','a']", "{}")]
    public void Apply_of_a_removal_takes_every_node_out(string document, string target, string result) =>
        Assert.That(Applied(document, target, "\"remove\": true"), Is.EqualTo(result));

    [Test]
    public void Apply_with_remove_ignores_the_update() =>
        Assert.That(Applied("""{ "a": {} }""", "$.a", "\"update\": { \"b\": 1 }, \"remove\": true"), Is.EqualTo("{}"));

    [Test]
    public void Apply_copies_the_update_for_every_node()
    {
        var document = JObject.Parse("""{ "a": {}, "b": {} }""");
        Parse("$.*", "\"update\": { \"c\": {} }").Apply(document);

        document.SelectToken("$.a.c")!["d"] = 1;

        Assert.That(document.SelectToken("$.b.c")!.HasValues, Is.False);
    }

    [Test]
    public void Apply_to_nothing_names_the_target_and_its_reason()
    {
        var refusal = Assert.Throws<DocumentException>(() => Applied("{}", "$.definitions.Gone", "\"remove\": true"))!;

        Assert.That($"{refusal.JsonPath}: {refusal.Problem}", Is.EqualTo("$.actions[3]: The target $.definitions.Gone matches nothing. Its reason was: why"));
    }

    [TestCase("""{ "a": { "b": {} } }""", "$.a", """{ "b": 1 }""", "a.b is an object, and the update has a plain value for it")]
    [TestCase("""{ "a": { "b": 1 } }""", "$.a", """{ "b": {} }""", "a.b is a plain value, and the update has an object for it")]
    [TestCase("""{ "a": { "b": [] } }""", "$.a", """{ "b": {} }""", "a.b is an array, and the update has an object for it")]
    [TestCase("""{ "a": {} }""", "$.a", "1", "a is an object, and the update is none")]
    [TestCase("""{ "a": 1 }""", "$.a", """{ "b": 1 }""", "a is a plain value")]
    public void Apply_of_an_update_of_another_kind_refuses_it(string document, string target, string update, string problem) =>
        Assert.That(Assert.Throws<DocumentException>(() => Applied(document, target, $"\"update\": {update}"))!.Problem, Does.Contain("$." + problem));

    [Test]
    public void Apply_of_a_removal_of_the_document_refuses_it() =>
        Assert.That(Assert.Throws<DocumentException>(() => Applied("{}", "$", "\"remove\": true"))!.Problem, Does.Contain("whole document"));

    [TestCase("$.a[")]
    [TestCase("$.a[99999999999999999999]")]
    [TestCase("$[\"a\"]")]
    [TestCase("$.a[?(@.b =~ /(/)]")]
    [TestCase("$$")]
    public void Apply_of_what_is_no_JSONPath_refuses_the_target(string target) =>
        Assert.That(Assert.Throws<DocumentException>(() => Applied("""{ "a": [ { "b": "c" } ] }""", target.Replace("\"", "\\\"", StringComparison.Ordinal), "\"remove\": true"))!.JsonPath, Does.StartWith("$.actions[3]"));

    [TestCase("""{ "description": "why", "remove": true }""", "$.actions[3]", "no target")]
    [TestCase("""{ "target": 1, "description": "why", "remove": true }""", "$.actions[3]", "no target")]
    [TestCase("""{ "target": "a.b", "description": "why", "remove": true }""", "$.actions[3].target", "not a JSONPath")]
    [TestCase("""{ "target": "$.a", "remove": true }""", "$.actions[3]", "no description")]
    [TestCase("""{ "target": "$.a", "description": " ", "remove": true }""", "$.actions[3]", "no description")]
    [TestCase("""{ "target": "$.a", "description": "why" }""", "$.actions[3]", "changes nothing")]
    [TestCase("""{ "target": "$.a", "description": "why", "remove": false }""", "$.actions[3]", "changes nothing")]
    [TestCase("""{ "target": "$.a", "description": "why", "remove": "yes" }""", "$.actions[3].remove", "true or false")]
    [TestCase("""{ "target": "$.a", "description": "why", "copy": "$.b" }""", "$.actions[3].copy", "no \"copy\"")]
    public void Parse_of_what_is_no_action_refuses_it(string action, string path, string problem)
    {
        var refusal = Assert.Throws<DocumentException>(() => OverlayAction.Parse(JObject.Parse(action), 3))!;

        Assert.That($"{refusal.JsonPath} {refusal.Problem}", Does.StartWith(path + " ").And.Contain(problem));
    }

    [Test]
    public void Parse_accepts_an_extension() =>
        Assert.That(OverlayAction.Parse(JObject.Parse("""{ "target": "$", "description": "why", "x-note": 1, "update": {} }"""), 0).Reason, Is.EqualTo("why"));

    private static string Applied(string document, string target, string change)
    {
        var root = JObject.Parse(document);
        Parse(target, change).Apply(root);
        return root.ToString(Newtonsoft.Json.Formatting.None);
    }

    private static OverlayAction Parse(string target, string change) => OverlayAction.Parse(JObject.Parse($$"""{ "target": "{{target}}", "description": "why", {{change}} }"""), 3);
}
