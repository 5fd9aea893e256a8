using DataGouv.Generator.Documents;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Tests.Documents;

public sealed class OpenApiJsonTests
{
    [TestCase("", "$")]
    [TestCase("#/", "$")]
    [TestCase("#/paths/~1a~1{id}~1/get", "$.paths['/a/{id}/'].get")]
    [TestCase("#/components/schemas/a~0b", "$.components.schemas['a~b']")]
    public void PathOfPointer_is_the_JSON_path(string reference, string path) => Assert.That(OpenApiJson.PathOfPointer(reference), Is.EqualTo(path));

    [TestCase("""{ "$ref": "#/definitions/A" }""", "A")]
    [TestCase("""{ "$ref": "#/components/schemas/A" }""", "A")]
    [TestCase("""{ "$ref": "#/responses/A" }""", null)]
    [TestCase("""{ "$ref": { "type": "string" } }""", null)]
    [TestCase("[]", null)]
    public void ReferencedSchema_is_the_name_behind_a_reference_to_a_schema(string node, string? name) => Assert.That(JToken.Parse(node).ReferencedSchema(), Is.EqualTo(name));

    [Test]
    public void Operations_are_the_verbs_of_the_paths() => Assert.That(
        Tiny.OpenApi3(""" "paths": { "/a/": { "get": {}, "parameters": [], "x-get": {}, "delete": {} }, "x-note": { "get": 1 } } """).Operations().Select(operation => operation.Title),
        Is.EqualTo(new[] { "GET /a/", "DELETE /a/" }));

    [Test]
    public void Parameters_of_an_operation_win_over_those_of_its_path()
    {
        var operation = Tiny.OpenApi3("""
            "paths": { "/a/": { "parameters": [ { "name": "q", "in": "query" }, { "name": "q", "in": "header" } ], "get": { "parameters": [ { "name": "q", "in": "query", "own": true } ] } } }
            """).Operations().Single();

        Assert.That(operation.Parameters.Select(parameter => $"{parameter["in"]} {parameter["own"]}"), Is.EqualTo(new[] { "header ", "query True" }));
    }
}
