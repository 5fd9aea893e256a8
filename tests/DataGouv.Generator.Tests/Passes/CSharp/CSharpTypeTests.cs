using DataGouv.Generator.Passes.CSharp;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Tests.Passes.CSharp;

public sealed class CSharpTypeTests
{
    [TestCase("""{ "type": "string" }""", "string")]
    [TestCase("""{ "type": "string", "format": "date-time" }""", "System.DateTimeOffset")]
    [TestCase("""{ "type": "string", "format": "date" }""", "System.DateOnly")]
    [TestCase("""{ "type": "string", "format": "uuid" }""", "System.Guid")]
    [TestCase("""{ "type": "integer", "format": "int64" }""", "long")]
    [TestCase("""{ "type": "integer", "format": "int32" }""", "int")]
    [TestCase("""{ "type": "number" }""", "double")]
    [TestCase("""{ "type": "boolean" }""", "bool")]
    [TestCase("{}", "System.Text.Json.JsonElement")]
    [TestCase("""{ "type": "array", "items": { "type": "boolean" } }""", "System.Collections.Generic.List<bool>")]
    [TestCase("""{ "type": "object", "additionalProperties": {} }""", "System.Collections.Generic.Dictionary<string, System.Text.Json.JsonElement>")]
    [TestCase("""{ "type": "object", "additionalProperties": { "type": "integer" } }""", "System.Collections.Generic.Dictionary<string, int>")]
    [TestCase("""{ "$ref": "#/components/schemas/Model" }""", "Model")]
    [TestCase("""{ "$ref": "#/components/schemas/Bare" }""", "Bare")]
    [TestCase("""{ "allOf": [ { "$ref": "#/components/schemas/Kind" } ] }""", "Kind")]
    [TestCase("""{ "$ref": "#/components/schemas/Alias" }""", "System.Collections.Generic.List<Model>")]
    public void Of_a_schema_is_the_type_that_NSwag_gives_it(string schema, string type)
    {
        var schemas = JObject.Parse("""
            { "Model": { "properties": {} }, "Bare": { "type": "object" }, "Kind": { "enum": [ "a" ] }, "Alias": { "type": "array", "items": { "$ref": "#/components/schemas/Model" } } }
            """);

        Assert.That(CSharpType.Of(JObject.Parse(schema), schemas), Is.EqualTo(type));
    }
}
