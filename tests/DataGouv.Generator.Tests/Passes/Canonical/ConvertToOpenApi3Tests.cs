using DataGouv.Generator.Passes.Canonical;

namespace DataGouv.Generator.Tests.Passes.Canonical;

public sealed class ConvertToOpenApi3Tests
{
    private const string Body = """
        "paths": { "/a/": { "post": {
          "consumes": [ "application/json" ], "produces": [ "application/json" ],
          "parameters": [ { "name": "payload", "in": "body", "schema": { "$ref": "#/definitions/A" } } ],
          "responses": { "201": { "description": "", "schema": { "$ref": "#/definitions/A" } } } } } },
        "definitions": { "A": { "type": "object", "x-datagouv-direction": "read" } }
        """;

    [TestCase("$.openapi", "\"3.0.4\"")]
    [TestCase("$.components.schemas.A.type", "\"object\"")]
    [TestCase("$.components.schemas.A.x-datagouv-direction", "\"read\"")]
    [TestCase("$.paths['/a/'].post.requestBody.content['application/json'].schema", """{"$ref":"#/components/schemas/A"}""")]
    [TestCase("$.paths['/a/'].post.responses['201'].content['application/json'].schema", """{"$ref":"#/components/schemas/A"}""")]
    public void Apply_to_Swagger_2_writes_OpenAPI_3(string path, string part) =>
        Assert.That(Tiny.Swagger2(Body).After<ConvertToOpenApi3>().At(path)!.ToString(Newtonsoft.Json.Formatting.None), Is.EqualTo(part));

    [Test]
    public void Apply_to_OpenAPI_3_keeps_it()
    {
        var document = Tiny.Operation("""
            "responses": { "200": { "description": "" } }
            """).After<ConvertToOpenApi3>();

        Assert.That((string?)document.OnlyOperation()["operationId"], Is.EqualTo("list_things"));
    }

    [Test]
    public void Apply_to_a_document_that_Microsoft_OpenApi_does_not_read_refuses_it()
    {
        var document = Tiny.OpenApi3();
        document["openapi"] = "4.0.0";

        Assert.That(document.Refused<ConvertToOpenApi3>().Problem, Does.StartWith("Microsoft.OpenApi does not accept the document"));
    }
}
