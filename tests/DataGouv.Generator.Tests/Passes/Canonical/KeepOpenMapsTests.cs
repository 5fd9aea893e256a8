using DataGouv.Generator.Passes.Canonical;

namespace DataGouv.Generator.Tests.Passes.Canonical;

public sealed class KeepOpenMapsTests
{
    [TestCase("true", "{}")]
    [TestCase("false", "false")]
    [TestCase("""{"type":"string"}""", """{"type":"string"}""")]
    public void Apply_writes_any_member_as_an_empty_schema(string before, string after)
    {
        var document = Tiny.Swagger2($$"""
            "definitions": { "A": { "type": "object", "additionalProperties": {{before}} } }
            """);

        Assert.That(document.After<KeepOpenMaps>().At("$.definitions.A.additionalProperties")!.ToString(Newtonsoft.Json.Formatting.None), Is.EqualTo(after));
    }
}
