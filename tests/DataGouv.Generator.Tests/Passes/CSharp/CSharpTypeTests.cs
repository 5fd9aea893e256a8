using DataGouv.Generator.Passes.CSharp;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Tests.Passes.CSharp;

public sealed class CSharpTypeTests
{
    [TestCase("""{ "type": "string" }""", "string")]
    [TestCase("""{ "type": "string", "format": "date-time" }""", "DateTimeOffset")]
    [TestCase("""{ "type": "string", "format": "date" }""", "DateOnly")]
    [TestCase("""{ "type": "string", "format": "uuid" }""", "Guid")]
    [TestCase("""{ "type": "integer", "format": "int64" }""", "long")]
    [TestCase("""{ "type": "integer", "format": "int32" }""", "int")]
    [TestCase("""{ "type": "number" }""", "double")]
    [TestCase("""{ "type": "boolean" }""", "bool")]
    [TestCase("{}", "JsonData")]
    [TestCase("""{ "type": "array", "items": { "type": "boolean" } }""", "List<bool>")]
    [TestCase("""{ "type": "object", "additionalProperties": {} }""", "JsonMap")]
    [TestCase("""{ "type": "object" }""", "JsonMap")]
    [TestCase("""{ "type": "object", "additionalProperties": true }""", "JsonMap")]
    [TestCase("""{ "type": "object", "additionalProperties": { "type": "integer" } }""", "Dictionary<string, int>")]
    [TestCase("""{ "$ref": "#/components/schemas/Model" }""", "Model")]
    [TestCase("""{ "$ref": "#/components/schemas/Bare" }""", "Bare")]
    [TestCase("""{ "allOf": [ { "$ref": "#/components/schemas/Kind" } ] }""", "Kind")]
    [TestCase("""{ "$ref": "#/components/schemas/Alias" }""", "List<Model>")]
    public void Of_a_schema_is_the_type_that_NSwag_gives_it(string schema, string type)
    {
        var schemas = JObject.Parse("""
            {
              "Model": { "properties": {} }, "Bare": { "type": "object" }, "Kind": { "enum": [ "a" ] },
              "Alias": { "type": "array", "items": { "$ref": "#/components/schemas/Model" } }
            }
            """);

        Assert.That(CSharpType.Of(JObject.Parse(schema), schemas), Is.EqualTo(type));
    }

    [TestCase("List<bool>", "bool")]
    [TestCase("List<List<bool>>", "List<bool>")]
    [TestCase("Dictionary<string, bool>", null)]
    [TestCase("JsonMap", null)]
    public void ItemOf_a_list_is_the_type_of_its_items(string type, string? item) => Assert.That(CSharpType.ItemOf(type), Is.EqualTo(item));

    [TestCase("Dictionary<string, List<bool>>", "List<bool>")]
    [TestCase("List<bool>", null)]
    [TestCase("JsonMap", null)]
    public void ValueOf_a_map_is_the_type_of_its_values(string type, string? value) =>
        Assert.That(CSharpType.ValueOf(type), Is.EqualTo(value));

    [TestCase("JsonMap", true)]
    [TestCase("Dictionary<string, bool>", true)]
    [TestCase("List<bool>", false)]
    [TestCase("JsonData", false)]
    public void IsMap_is_true_of_free_and_of_typed_maps(string type, bool isMap) => Assert.That(CSharpType.IsMap(type), Is.EqualTo(isMap));

    [TestCase("Guid", true)]
    [TestCase("JsonData", true)]
    [TestCase("string", false)]
    [TestCase("JsonMap", false)]
    [TestCase("Model", false)]
    public void IsValue_is_true_of_structs(string type, bool isValue) => Assert.That(CSharpType.IsValue(type), Is.EqualTo(isValue));
}
