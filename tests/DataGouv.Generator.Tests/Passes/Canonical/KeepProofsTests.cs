using DataGouv.Generator.Passes.Canonical;

namespace DataGouv.Generator.Tests.Passes.Canonical;

public sealed class KeepProofsTests
{
    [TestCase("""{"type":"string","x-nullable":false}""", """{"type":"string","x-datagouv-never-null":true}""")]
    [TestCase("""{"type":"string","x-nullable":true}""", """{"type":"string","x-nullable":true}""")]
    [TestCase("""{"type":"string"}""", """{"type":"string"}""")]
    public void Apply_keeps_only_a_proof_that_nothing_is_null(string before, string after)
    {
        var document = Tiny.Swagger2($$"""
            "definitions": { "A": { "properties": { "x": {{before}} } } }
            """);

        Assert.That(document.After<KeepProofs>().Text("$.definitions.A.properties.x"), Is.EqualTo(after));
    }

    [Test]
    public void Apply_leaves_a_property_that_is_called_like_the_word_alone()
    {
        var document = Tiny.Swagger2("""
            "definitions": { "A": { "properties": { "x-nullable": { "type": "boolean" } } } }
            """);

        Assert.That(document.After<KeepProofs>().Text("$.definitions.A.properties"), Is.EqualTo("""{"x-nullable":{"type":"boolean"}}"""));
    }
}
