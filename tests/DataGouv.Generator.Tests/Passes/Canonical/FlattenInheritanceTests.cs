using DataGouv.Generator.Passes.Canonical;

namespace DataGouv.Generator.Tests.Passes.Canonical;

public sealed class FlattenInheritanceTests
{
    private const string Base = """
        "Base": { "type": "object", "properties": { "id": { "type": "string" } }, "required": [ "id" ] }
        """;

    [TestCase(
        """{"allOf":[{"$ref":"#/components/schemas/Base"},{"properties":{"name":{}},"required":["name"]}]}""",
        """{"type":"object","properties":{"id":{"type":"string"},"name":{}},"required":["id","name"]}""")]
    [TestCase(
        """{"properties":{"id":{"type":"integer"}},"allOf":[{"$ref":"#/components/schemas/Base"}]}""",
        """{"properties":{"id":{"type":"integer"}},"type":"object","required":["id"]}""")]
    [TestCase(
        """{"allOf":[{"properties":{"a":{}},"additionalProperties":{}}]}""",
        """{"additionalProperties":{},"type":"object","properties":{"a":{}}}""")]
    [TestCase("""{"allOf":[{"$ref":"#/components/schemas/Base"}]}""", """{"$ref":"#/components/schemas/Base"}""")]
    [TestCase(
        """{"type":"object","nullable":true,"allOf":[{"$ref":"#/components/schemas/Base"}]}""",
        """{"nullable":true,"allOf":[{"$ref":"#/components/schemas/Base"}]}""")]
    public void Apply_replaces_allOf_with_what_it_adds_up_to(string before, string after)
    {
        var document = Tiny.Schemas($$""" "A": {{before}}, {{Base}} """);

        Assert.That(document.After<FlattenInheritance>().Text("$.components.schemas.A"), Is.EqualTo(after));
    }

    [Test]
    public void Apply_follows_a_base_that_has_a_base()
    {
        var document = Tiny.Schemas($$"""
            "C": { "allOf": [ { "$ref": "#/components/schemas/B" }, { "properties": { "c": {} } } ] },
            "B": { "allOf": [ { "$ref": "#/components/schemas/Base" }, { "properties": { "b": {} } } ] }, {{Base}}
            """);

        Assert.That(document.After<FlattenInheritance>().Text("$.components.schemas.C.properties"), Is.EqualTo("""{"id":{"type":"string"},"b":{},"c":{}}"""));
    }

    [Test]
    public void Apply_remembers_the_family_of_a_member()
    {
        var document = Tiny.Schemas("""
            "Dog": { "allOf": [ { "$ref": "#/components/schemas/Animal" }, { "properties": { "tail": {} } } ] },
            "Animal": { "x-datagouv-discriminator": { "property": "class", "mapping": {} }, "properties": { "class": {} } }
            """);

        Assert.That((string?)document.After<FlattenInheritance>().At("$.components.schemas.Dog.x-datagouv-family"), Is.EqualTo("Animal"));
    }

    [Test]
    public void Apply_to_inheritance_in_a_circle_refuses_it()
    {
        var document = Tiny.Schemas("""
            "A": { "allOf": [ { "$ref": "#/components/schemas/B" }, {} ] }, "B": { "allOf": [ { "$ref": "#/components/schemas/A" }, {} ] }
            """);

        Assert.That(document.Refused<FlattenInheritance>().Problem, Does.Contain("circle"));
    }
}
