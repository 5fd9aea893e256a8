using DataGouv.Generator.Documents;
using DataGouv.Generator.Passes.CSharp;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Tests.Passes.CSharp;

public sealed class RefuseBodiesTests
{
    private const string Properties = """
        "text": { "type": "string" },
        "free": {},
        "date": { "type": "string", "format": "date", "nullable": true },
        "color": { "allOf": [ { "$ref": "#/components/schemas/Color" } ] },
        "shade": { "allOf": [ { "$ref": "#/components/schemas/Color" } ], "nullable": true },
        "list": { "type": "array", "items": { "type": "string" } },
        "zones": { "type": "array", "items": { "type": "string" }, "nullable": true },
        "map": { "type": "object" },
        "counts": { "type": "object", "additionalProperties": { "type": "integer" } },
        "extras": { "type": "object", "nullable": true },
        "part": { "allOf": [ { "$ref": "#/components/schemas/PartInput" } ], "nullable": true }
        """;

    private const string Models = """
        "Color": { "type": "string", "enum": [ "red" ] },
        "PartInput": { "x-datagouv-direction": "write", "properties": {
          "text": { "type": "string" }, "label": { "type": "string", "nullable": true } } }
        """;

    [TestCase("text", "Text is not null")]
    [TestCase("free", "Free is { IsNull: false }")]
    [TestCase("date", "Date is { IsSet: true, IsNull: false }")]
    [TestCase("list", "List is not null")]
    [TestCase("zones", "Zones is { IsNull: false }")]
    [TestCase("extras", "Extras is { IsNull: false }")]
    [TestCase("part", "Part is { IsNull: false }")]
    [TestCase("part.text", "Part?.Text is not null")]
    [TestCase("part.label", "Part?.Label is { IsSet: true, IsNull: false }")]
    public void Apply_writes_that_a_member_is_set(string path, string condition) =>
        Assert.That(Condition($$"""{ "{{path}}": "set" }"""), Is.EqualTo(condition));

    [TestCase("list", "List is { Count: 0 }")]
    [TestCase("map", "Map is { Count: 0, IsNull: false }")]
    [TestCase("counts", "Counts is { Count: 0 }")]
    [TestCase("zones", "Zones is { Count: 0, IsNull: false }")]
    [TestCase("extras", "Extras is { Count: 0, IsNull: false }")]
    public void Apply_writes_that_a_member_is_empty(string path, string condition) =>
        Assert.That(Condition($$"""{ "{{path}}": "empty" }"""), Is.EqualTo(condition));

    [TestCase("text", "Text is not (null or \"red\")")]
    [TestCase("color", "Color?.Value is not (null or \"red\")")]
    [TestCase("shade", "Shade.Value?.Value is not (null or \"red\")")]
    [TestCase("part.text", "Part?.Text is not (null or \"red\")")]
    [TestCase("part.label", "Part?.Label.Value is not (null or \"red\")")]
    public void Apply_writes_that_a_member_is_not_a_text(string path, string condition) =>
        Assert.That(Condition($$"""{ "{{path}}": { "not": "red" } }"""), Is.EqualTo(condition));

    [Test]
    public void Apply_joins_the_tests_of_a_rule() =>
        Assert.That(Condition("""{ "text": "set", "list": "empty" }"""), Is.EqualTo("Text is not null && List is { Count: 0 }"));

    [TestCase("is no good.", "is no good.")]
    [TestCase("is \"no\" good.", "is \\\"no\\\" good.")]
    [TestCase("is no\\good.", "is no\\\\good.")]
    [TestCase("is no\ngood.", "is no\\ngood.")]
    [TestCase("is no|good.", "is no\\u007Cgood.")]
    public void Apply_writes_the_sentence_as_a_text_of_CSharp(string because, string sentence) =>
        Assert.That(Rule("""{ "text": "set" }""", because).Split('|')[1], Is.EqualTo(sentence));

    [Test]
    public void Apply_writes_the_text_of_a_test_as_a_text_of_CSharp() =>
        Assert.That(Condition("""{ "text": { "not": "a\"b|c" } }"""), Is.EqualTo("Text is not (null or \"a\\\"b\\u007Cc\")"));

    [Test]
    public void Apply_writes_the_rules_in_their_order() =>
        Assert.That(
            Thing("""[ { "when": { "text": "set" }, "because": "a" }, { "when": { "list": "set" }, "because": "b" } ]""")
                .After<RefuseBodies>().Items("ThingPatch", TemplateWords.Rules),
            Is.EqualTo(["Text is not null|a", "List is not null|b"]));

    [TestCase("""[ { "when": { "text": "set" } } ]""", TestName = "Apply_to_a_rule_without_a_reason_refuses_it")]
    [TestCase("""[ { "when": { "text": "set" }, "because": "" } ]""", TestName = "Apply_to_a_rule_with_an_empty_reason_refuses_it")]
    [TestCase("""[ { "because": "a" } ]""", TestName = "Apply_to_a_rule_without_a_test_refuses_it")]
    [TestCase("""[ { "when": {}, "because": "a" } ]""", TestName = "Apply_to_a_rule_with_no_test_refuses_it")]
    [TestCase("""[ "text" ]""", TestName = "Apply_to_a_rule_that_is_no_object_refuses_it")]
    [TestCase("""{ "when": { "text": "set" }, "because": "a" }""", TestName = "Apply_to_a_rule_outside_a_list_refuses_it")]
    [TestCase("""[ { "when": { "nothing": "set" }, "because": "a" } ]""", TestName = "Apply_to_an_unknown_property_refuses_it")]
    [TestCase("""[ { "when": { "part.nothing": "set" }, "because": "a" } ]""", TestName = "Apply_to_an_unknown_path_refuses_it")]
    [TestCase("""[ { "when": { "text.length": "set" }, "because": "a" } ]""", TestName = "Apply_to_a_path_into_a_text_refuses_it")]
    [TestCase("""[ { "when": { "text": "absent" }, "because": "a" } ]""", TestName = "Apply_to_an_unknown_test_refuses_it")]
    [TestCase("""[ { "when": { "text": "empty" }, "because": "a" } ]""", TestName = "Apply_to_the_emptiness_of_a_text_refuses_it")]
    [TestCase("""[ { "when": { "list": { "not": "a" } }, "because": "a" } ]""", TestName = "Apply_to_the_text_of_a_list_refuses_it")]
    public void Apply_to_what_is_no_rule_refuses_it(string rules) =>
        Assert.That(
            Thing(rules).Refused<RefuseBodies>().JsonPath,
            Is.EqualTo("$.components.schemas.ThingPatch.x-datagouv-refusals"));

    [Test]
    public void Apply_to_rules_of_what_is_read_refuses_them() =>
        Assert.That(
            ThingDocument.Make(others: """ "Read": { "x-datagouv-direction": "read", "x-datagouv-refusals": [] } """)
                .Refused<RefuseBodies>().JsonPath,
            Is.EqualTo("$.components.schemas.Read.x-datagouv-refusals"));

    [TestCase("text", "Text is null|Text|text")]
    [TestCase("zones", "Zones is null|Zones|zones")]
    [TestCase("date", "!Date.IsSet|Date|date")]
    public void Apply_writes_that_an_update_lacks_what_the_server_empties(string name, string item)
    {
        var document = Thing("[]");
        document.At($"$.components.schemas.ThingPatch.properties.{name}")![Words.Emptied] = true;

        Assert.That(document.After<RefuseBodies>().Items("ThingPatch", TemplateWords.Emptied), Is.EqualTo([item]));
    }

    [TestCase("Thing", TestName = "Apply_to_what_is_emptied_of_what_is_read_refuses_it")]
    [TestCase("ThingInput", TestName = "Apply_to_what_is_emptied_of_a_new_object_refuses_it")]
    [TestCase("OtherPatch", TestName = "Apply_to_what_is_emptied_of_an_object_that_nobody_reads_refuses_it")]
    [TestCase("PartInput", TestName = "Apply_to_what_is_emptied_inside_a_member_refuses_it")]
    public void Apply_to_what_is_emptied_where_nothing_is_kept_refuses_it(string model)
    {
        var document = ThingDocument.Make(
            """ "text": {} """,
            Properties,
            $$"""
            {{Models}},
            "ThingInput": { "x-datagouv-direction": "write", "properties": { "text": {} } },
            "OtherPatch": { "x-datagouv-direction": "write", "properties": { "text": {} } }
            """);
        document.At($"$.components.schemas.{model}.properties.text")![Words.Emptied] = true;

        Assert.That(
            document.Refused<RefuseBodies>().JsonPath,
            Is.EqualTo($"$.components.schemas.{model}.properties.text.x-datagouv-emptied"));
    }

    private static string Condition(string when) => Rule(when, "a").Split('|')[0];

    private static string Rule(string when, string because)
    {
        var rule = new JObject { ["when"] = JObject.Parse(when), ["because"] = because };
        return Thing($"[ {rule} ]").After<RefuseBodies>().Items("ThingPatch", TemplateWords.Rules).Single()!;
    }

    private static JObject Thing(string rules)
    {
        var document = ThingDocument.Make("", Properties, Models);
        document.At("$.components.schemas.ThingPatch")![Words.Refusals] = JToken.Parse(rules);
        return document;
    }
}
