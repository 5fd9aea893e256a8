using DataGouv.Generator.Passes.Canonical;

namespace DataGouv.Generator.Tests.Passes.Canonical;

public sealed class CheckSchemasTests
{
    [TestCase("""{ "type": "object", "properties": { "type": { "type": "string" }, "enum": { "enum": [ "a", 1, null ] } }, "required": [ "type" ], "additionalProperties": false }""")]
    [TestCase("""{ "type": "array", "items": { "$ref": "#/components/schemas/A" }, "not": {}, "x-note": [ 1 ] }""")]
    public void Apply_accepts_what_OpenAPI_allows(string schema) => Assert.That(() => Schema(schema).After<CheckSchemas>(), Throws.Nothing);

    [TestCase("[]", "$.components.schemas.A")]
    [TestCase("""{ "type": [ "string", "null" ] }""", "$.components.schemas.A.type")]
    [TestCase("""{ "format": 64 }""", "$.components.schemas.A.format")]
    [TestCase("""{ "items": [ {} ] }""", "$.components.schemas.A.items")]
    [TestCase("""{ "properties": [] }""", "$.components.schemas.A.properties")]
    [TestCase("""{ "properties": { "a b": true } }""", "$.components.schemas.A.properties['a b']")]
    [TestCase("""{ "properties": { "a": { "properties": { "b": 1 } } } }""", "$.components.schemas.A.properties.a.properties.b")]
    [TestCase("""{ "additionalProperties": "any" }""", "$.components.schemas.A.additionalProperties")]
    [TestCase("""{ "allOf": {} }""", "$.components.schemas.A.allOf")]
    [TestCase("""{ "anyOf": [ {}, "B" ] }""", "$.components.schemas.A.anyOf[1]")]
    [TestCase("""{ "required": "a" }""", "$.components.schemas.A.required")]
    [TestCase("""{ "required": [ "a", 1 ] }""", "$.components.schemas.A.required[1]")]
    [TestCase("""{ "enum": "a" }""", "$.components.schemas.A.enum")]
    [TestCase("""{ "enum": [ {} ] }""", "$.components.schemas.A.enum[0]")]
    [TestCase("""{ "$ref": 1 }""", "$.components.schemas.A['$ref']")]
    [TestCase("""{ "x-datagouv-name": true }""", "$.components.schemas.A.x-datagouv-name")]
    public void Apply_refuses_a_part_of_another_kind_where_it_is(string schema, string path) =>
        Assert.That(Schema(schema).Refused<CheckSchemas>().JsonPath, Is.EqualTo(path));

    [Test]
    public void Apply_to_definitions_that_are_no_object_refuses_them() =>
        Assert.That(Tiny.Swagger2(""" "definitions": [] """).Refused<CheckSchemas>().JsonPath, Is.EqualTo("$.definitions"));

    [Test]
    public void Apply_lets_a_Swagger_2_parameter_be_required() => Assert.That(
        () => Tiny.Swagger2(""" "paths": { "/a/": { "get": { "parameters": [ { "name": "q", "in": "query", "type": "string", "required": true } ] } } } """).After<CheckSchemas>(),
        Throws.Nothing);

    private static Newtonsoft.Json.Linq.JObject Schema(string schema) => Tiny.Schemas($""" "A": {schema} """);
}
