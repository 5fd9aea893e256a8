using DataGouv.Generator.Passes.Canonical;

namespace DataGouv.Generator.Tests.Passes.Canonical;

public sealed class DerivePatchesTests
{
    [TestCase("""{"properties":{"a":{"type":"string"}},"required":["a"]}""", """{"properties":{"a":{"type":"string"}}}""")]
    [TestCase("""{"properties":{"a":{"type":"string"}}}""", """{"properties":{"a":{"type":"string","x-nullable":true}}}""")]
    [TestCase("""{"properties":{"a":{"type":"string","x-nullable":false}}}""", """{"properties":{"a":{"type":"string","x-nullable":false}}}""")]
    [TestCase(
        """{"properties":{"a":{"$ref":"#/definitions/B"}}}""",
        """{"properties":{"a":{"type":"object","allOf":[{"$ref":"#/definitions/B"}],"x-nullable":true}}}""")]
    public void Apply_makes_the_model_of_a_change_from_that_of_creation(string creation, string change)
    {
        var document = Tiny.Swagger2($$"""
            "definitions": { "A (write)": {{creation}}, "A (patch)": { "x-datagouv-patch-of": "A (write)" } }
            """);

        Assert.That(document.After<DerivePatches>().Text("$.definitions['A (patch)']"), Is.EqualTo(change));
    }

    [Test]
    public void Apply_leaves_the_model_of_creation_alone()
    {
        var document = Tiny.Swagger2("""
            "definitions": { "A (write)": { "properties": { "a": {} } }, "A (patch)": { "x-datagouv-patch-of": "A (write)" } }
            """);

        Assert.That(document.After<DerivePatches>().Text("$.definitions['A (write)']"), Is.EqualTo("""{"properties":{"a":{}}}"""));
    }

    [Test]
    public void Apply_to_the_patch_of_nothing_refuses_it()
    {
        var document = Tiny.Swagger2("""
            "definitions": { "A (patch)": { "x-datagouv-patch-of": "A" } }
            """);

        Assert.That(document.Refused<DerivePatches>().JsonPath, Is.EqualTo("$.definitions['A (patch)']"));
    }
}
