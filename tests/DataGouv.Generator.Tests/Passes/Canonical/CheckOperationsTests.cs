using DataGouv.Generator.Passes.Canonical;

namespace DataGouv.Generator.Tests.Passes.Canonical;

public sealed class CheckOperationsTests
{
    [TestCase("""{ "get": { "operationId": "a", "parameters": [ { "$ref": "#/parameters/x" }, { "name": "q", "in": "query" } ], "responses": { "200": {}, "4XX": {}, "default": {}, "x-note": 1 } } }""")]
    [TestCase("""{ "x-note": "no operation", "summary": "neither" }""")]
    public void Apply_accepts_what_OpenAPI_allows(string item) =>
        Assert.That(() => Path("/a/", item).After<CheckOperations>(), Throws.Nothing);

    [TestCase("[]", "$.paths['/a/']", "array")]
    [TestCase("""{ "get": "read it" }""", "$.paths['/a/'].get", "string")]
    [TestCase("""{ "get": {} }""", "$.paths['/a/'].get.responses", "nothing")]
    [TestCase("""{ "get": { "responses": [] } }""", "$.paths['/a/'].get.responses", "array")]
    [TestCase("""{ "get": { "responses": { "200": "ok" } } }""", "$.paths['/a/'].get.responses.200", "string")]
    [TestCase("""{ "get": { "responses": { "600": {} } } }""", "$.paths['/a/'].get.responses.600", "status")]
    [TestCase("""{ "get": { "responses": { "2xx": {} } } }""", "$.paths['/a/'].get.responses.2xx", "status")]
    [TestCase("""{ "get": { "operationId": 7, "responses": {} } }""", "$.paths['/a/'].get.operationId", "integer")]
    [TestCase("""{ "get": { "parameters": {}, "responses": {} } }""", "$.paths['/a/'].get.parameters", "object")]
    [TestCase("""{ "get": { "parameters": [ "q" ], "responses": {} } }""", "$.paths['/a/'].get.parameters[0]", "string")]
    [TestCase("""{ "get": { "parameters": [ { "in": "query" } ], "responses": {} } }""", "$.paths['/a/'].get.parameters[0].name", "nothing")]
    [TestCase("""{ "get": { "parameters": [ { "name": "q", "in": true } ], "responses": {} } }""", "$.paths['/a/'].get.parameters[0].in", "boolean")]
    [TestCase("""{ "get": { "requestBody": [], "responses": {} } }""", "$.paths['/a/'].get.requestBody", "array")]
    [TestCase("""{ "parameters": [ {} ] }""", "$.paths['/a/'].parameters[0].name", "nothing")]
    public void Apply_refuses_a_part_of_another_kind_where_it_is(string item, string path, string word)
    {
        var refusal = Path("/a/", item).Refused<CheckOperations>();

        Assert.That($"{refusal.JsonPath} {refusal.Problem}", Does.StartWith(path + " ").And.Contain(word));
    }

    [Test]
    public void Apply_to_a_path_without_a_slash_refuses_it() =>
        Assert.That(Path("datasets", "{}").Refused<CheckOperations>().JsonPath, Is.EqualTo("$.paths.datasets"));

    [Test]
    public void Apply_to_paths_that_are_no_object_refuses_them()
    {
        var document = Tiny.OpenApi3();
        document["paths"] = "none";

        Assert.That(document.Refused<CheckOperations>().JsonPath, Is.EqualTo("$.paths"));
    }

    private static Newtonsoft.Json.Linq.JObject Path(string path, string item) => Tiny.OpenApi3($$"""
        "paths": { "{{path}}": {{item}} }
        """);
}
