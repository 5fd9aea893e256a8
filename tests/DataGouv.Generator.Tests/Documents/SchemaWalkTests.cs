using DataGouv.Generator.Documents;

namespace DataGouv.Generator.Tests.Documents;

public sealed class SchemaWalkTests
{
    [TestCase("properties", """{ "properties": { "x": { "title": "inner" } } }""")]
    [TestCase("items", """{ "items": { "title": "inner" } }""")]
    [TestCase("additionalProperties", """{ "additionalProperties": { "title": "inner" } }""")]
    [TestCase("not", """{ "not": { "title": "inner" } }""")]
    [TestCase("allOf", """{ "allOf": [ { "title": "inner" } ] }""")]
    [TestCase("anyOf", """{ "anyOf": [ { "title": "inner" } ] }""")]
    [TestCase("oneOf", """{ "oneOf": [ { "title": "inner" } ] }""")]
    [TestCase("x-anyOf", """{ "x-anyOf": [ { "title": "inner" } ] }""")]
    public void AllSchemas_finds_a_schema_inside_another(string keyword, string schema) =>
        Assert.That(Tiny.Schemas($""" "{keyword}": {schema} """).AllSchemas().Count(inner => (string?)inner["title"] == "inner"), Is.EqualTo(1));

    [TestCase(""" "parameters": [ { "name": "q", "in": "query", "schema": { "title": "inner" } } ] """)]
    [TestCase(""" "parameters": [ { "name": "q", "in": "query", "type": "string", "title": "inner" } ] """)]
    [TestCase(""" "requestBody": { "content": { "application/json": { "schema": { "title": "inner" } } } } """)]
    [TestCase(""" "responses": { "200": { "content": { "text/csv": { "schema": { "title": "inner" } } } } } """)]
    [TestCase(""" "responses": { "200": { "schema": { "title": "inner" } } } """)]
    [TestCase(""" "responses": { "200": { "headers": { "X": { "schema": { "title": "inner" } } } } } """)]
    public void AllSchemas_finds_a_schema_of_an_operation(string members) =>
        Assert.That(Tiny.Operation(members).AllSchemas().Count(inner => (string?)inner["title"] == "inner"), Is.EqualTo(1));

    [TestCase(""" "properties": { "properties": { "title": { "type": "string" }, "items": { "type": "string" } } } """, 3)]
    [TestCase(""" "A": { "example": { "properties": { "x": {} } } } """, 1)]
    public void AllSchemas_takes_no_name_and_no_example_for_a_schema(string schemas, int count) => Assert.That(Tiny.Schemas(schemas).AllSchemas().Count(), Is.EqualTo(count));

    [Test]
    public void Reach_follows_references_and_families()
    {
        var schemas = Tiny.Schemas("""
            "A": { "items": { "$ref": "#/components/schemas/B" } }, "B": { "x-datagouv-family": "C" }, "C": { "$ref": "#/components/schemas/A" }, "D": {}
            """).Schemas();

        Assert.That(schemas.Reach([OpenApiJson.ReferenceTo("A")]), Is.EquivalentTo(new[] { "A", "B", "C" }));
    }
}
