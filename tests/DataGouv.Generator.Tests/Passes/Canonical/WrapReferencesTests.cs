using DataGouv.Generator.Passes.Canonical;

namespace DataGouv.Generator.Tests.Passes.Canonical;

public sealed class WrapReferencesTests
{
    [TestCase(
        """{"$ref":"#/definitions/B","description":"A sentence."}""",
        """{"description":"A sentence.","type":"object","allOf":[{"$ref":"#/definitions/B"}]}""")]
    [TestCase(
        """{"x-nullable":false,"$ref":"#/definitions/B"}""",
        """{"x-nullable":false,"type":"object","allOf":[{"$ref":"#/definitions/B"}]}""")]
    [TestCase("""{"$ref":"#/definitions/B"}""", """{"$ref":"#/definitions/B"}""")]
    public void Apply_makes_room_for_what_stands_beside_a_reference(string before, string after)
    {
        var document = Tiny.Swagger2($$"""
            "definitions": { "A": { "properties": { "x": {{before}} } }, "B": { "type": "object" } }
            """);

        Assert.That(document.After<WrapReferences>().Text("$.definitions.A.properties.x"), Is.EqualTo(after));
    }
}
