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
}
