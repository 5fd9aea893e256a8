using DataGouv.Generator.Passes.Canonical;

namespace DataGouv.Generator.Tests.Passes.Canonical;

public sealed class MarkBinaryBodiesTests
{
    [TestCase("text/csv", """{"type":"string","format":"binary"}""")]
    [TestCase("application/ld+json", """{"type":"string","format":"binary"}""")]
    [TestCase("application/json", """{"type":"string"}""")]
    [TestCase("application/json; charset=utf-8", """{"type":"string"}""")]
    public void Apply_makes_bytes_of_what_is_not_JSON(string mediaType, string schema)
    {
        var document = Tiny.Operation($$"""
            "responses": { "200": { "content": { "{{mediaType}}": { "schema": { "type": "string" } } } } }
            """);

        Assert.That(document.After<MarkBinaryBodies>().OnlyOperation().Text($"responses.200.content['{mediaType}'].schema"), Is.EqualTo(schema));
    }
}
