using DataGouv.Generator.Passes.Canonical;

namespace DataGouv.Generator.Tests.Passes.Canonical;

public sealed class InlineSharedPartsTests
{
    private const string Shared = """
        "components": {
          "parameters": { "Page": { "name": "page", "in": "query" }, "Alias": { "$ref": "#/components/parameters/Page" }, "Circle": { "$ref": "#/components/parameters/Circle" } },
          "requestBodies": { "Body": { "content": {} } },
          "responses": { "Done": { "description": "done" }, "Refused": { "description": "refused" } } }
        """;

    [TestCase("""{ "parameters": [ { "$ref": "#/components/parameters/Page" } ] }""", """{"parameters":[{"name":"page","in":"query"}]}""")]
    [TestCase("""{ "parameters": [ { "$ref": "#/components/parameters/Alias" } ] }""", """{"parameters":[{"name":"page","in":"query"}]}""")]
    [TestCase("""{ "requestBody": { "$ref": "#/components/requestBodies/Body" } }""", """{"requestBody":{"content":{}}}""")]
    [TestCase("""{ "responses": { "200": { "$ref": "#/components/responses/Done" } } }""", """{"responses":{"200":{"description":"done"}}}""")]
    [TestCase("""{ "responses": { "403": { "$ref": "#/components/responses/Refused" } } }""", """{"responses":{"403":{"$ref":"#/components/responses/Refused"}}}""")]
    public void Apply_puts_shared_parts_where_they_are_used_but_for_refusals(string before, string after)
    {
        var document = Tiny.OpenApi3($$"""
            "paths": { "/a/": { "post": {{before}} } }, {{Shared}}
            """);

        Assert.That(document.After<InlineSharedParts>().OnlyOperation().ToString(Newtonsoft.Json.Formatting.None), Is.EqualTo(after));
    }

    [Test]
    public void Apply_puts_the_shared_parameter_of_a_path_there()
    {
        var document = Tiny.OpenApi3($$"""
            "paths": { "/a/": { "parameters": [ { "$ref": "#/components/parameters/Page" } ], "get": {} } }, {{Shared}}
            """);

        Assert.That((string?)document.After<InlineSharedParts>().At("$.paths['/a/'].parameters[0].name"), Is.EqualTo("page"));
    }

    [Test]
    public void Apply_to_references_in_a_circle_refuses_them()
    {
        var document = Tiny.OpenApi3($$"""
            "paths": { "/a/": { "get": { "parameters": [ { "$ref": "#/components/parameters/Circle" } ] } } }, {{Shared}}
            """);

        Assert.That(document.Refused<InlineSharedParts>().Problem, Does.Contain("circle"));
    }
}
