using DataGouv.Generator.Passes.Canonical;

namespace DataGouv.Generator.Tests.Passes.Canonical;

public sealed class DecodeReferencesTests
{
    [TestCase("#/definitions/Badge%20%28read%29", "#/definitions/Badge (read)")]
    [TestCase("#/definitions/Badge (read)", "#/definitions/Badge (read)")]
    [TestCase("#/definitions/%C3%89tat", "#/definitions/État")]
    public void Apply_to_a_reference_writes_it_without_percent_encoding(string upstream, string decoded)
    {
        var document = Tiny.Swagger2($$"""
            "definitions": { "A": { "properties": { "b": { "$ref": "{{upstream}}" } } } }
            """);

        Assert.That((string?)document.After<DecodeReferences>().At("$.definitions.A.properties.b.$ref"), Is.EqualTo(decoded));
    }

    [Test]
    public void Apply_leaves_a_property_that_is_called_ref_alone()
    {
        var document = Tiny.Swagger2("""
            "definitions": { "A": { "properties": { "$ref": { "type": "string", "default": "%20" } } } }
            """);

        Assert.That((string?)document.After<DecodeReferences>().At("$.definitions.A.properties.$ref.default"), Is.EqualTo("%20"));
    }
}
