using DataGouv.Generator.Passes.Canonical;

namespace DataGouv.Generator.Tests.Passes.Canonical;

public sealed class RestoreAlternativesTests
{
    [Test]
    public void Apply_gives_a_schema_its_alternatives_back_with_references_of_OpenAPI_3()
    {
        var document = Tiny.Schemas("""
            "A": { "type": "object", "x-anyOf": [ { "type": "string" }, { "$ref": "#/definitions/B" } ] }, "B": {}
            """);

        Assert.That(document.After<RestoreAlternatives>().Text("$.components.schemas.A"), Is.EqualTo("""{"anyOf":[{"type":"string"},{"$ref":"#/components/schemas/B"}]}"""));
    }

    [Test]
    public void Apply_rewrites_the_references_of_a_discriminator()
    {
        var document = Tiny.Schemas("""
            "A": { "x-datagouv-discriminator": { "mapping": { "B": "#/definitions/B" } } }, "B": {}
            """);

        Assert.That((string?)document.After<RestoreAlternatives>().At("$.components.schemas.A.x-datagouv-discriminator.mapping.B"), Is.EqualTo("#/components/schemas/B"));
    }
}
