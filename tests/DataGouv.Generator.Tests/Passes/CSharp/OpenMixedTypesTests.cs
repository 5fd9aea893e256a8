using DataGouv.Generator.Passes.CSharp;

namespace DataGouv.Generator.Tests.Passes.CSharp;

public sealed class OpenMixedTypesTests
{
    [TestCase("""{"type":"object","anyOf":[{"type":"string"}]}""", "{}")]
    [TestCase("""{"oneOf":[{"type":"string"}],"nullable":true}""", """{"nullable":true}""")]
    [TestCase("""{"type":"object"}""", """{"type":"object","additionalProperties":{}}""")]
    [TestCase("""{"type":"object","additionalProperties":false}""", """{"type":"object","additionalProperties":{}}""")]
    [TestCase("""{"type":"object","additionalProperties":{"type":"string"}}""", """{"type":"object","additionalProperties":{"type":"string"}}""")]
    [TestCase("""{"type":"object","properties":{}}""", """{"type":"object","properties":{}}""")]
    [TestCase("""{"type":"string"}""", """{"type":"string"}""")]
    public void Apply_hands_over_as_JSON_what_has_no_single_type(string before, string after)
    {
        var document = Tiny.Schemas($$""" "A": { "properties": { "x": {{before}} } } """);

        Assert.That(document.After<OpenMixedTypes>().Text("$.components.schemas.A.properties.x"), Is.EqualTo(after));
    }

    [TestCase("""{"$ref":"#/components/schemas/Mixed"}""", "{}")]
    [TestCase("""{"allOf":[{"$ref":"#/components/schemas/Mixed"}],"nullable":true}""", """{"nullable":true}""")]
    public void Apply_to_a_named_schema_without_a_single_type_forgets_the_name(string before, string after)
    {
        var document = Tiny.Schemas($$"""
            "Mixed": { "anyOf": [ { "type": "number" }, { "type": "array", "items": { "$ref": "#/components/schemas/Mixed" } } ] },
            "A": { "properties": { "x": {{before}} } }
            """);

        Assert.That(document.After<OpenMixedTypes>().Text("$.components.schemas"), Is.EqualTo("""{"A":{"properties":{"x":AFTER}}}""".Replace("AFTER", after, StringComparison.Ordinal)));
    }
}
