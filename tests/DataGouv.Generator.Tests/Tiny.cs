using DataGouv.Generator.Documents;
using DataGouv.Generator.Passes;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Tests;

/// <summary>Documents of about ten lines, and what a pass makes of them.</summary>
internal static class Tiny
{
    /// <summary>A Swagger 2.0 document with these members.</summary>
    public static JObject Swagger2(string members = "") => Document("\"swagger\": \"2.0\"", members);

    /// <summary>An OpenAPI 3.0 document with these members.</summary>
    public static JObject OpenApi3(string members = "") => Document("\"openapi\": \"3.0.4\"", members);

    /// <summary>An OpenAPI 3.0 document that has only schemas.</summary>
    public static JObject Schemas(string schemas) => OpenApi3($$"""
        "components": { "schemas": { {{schemas}} } }
        """);

    /// <summary>An OpenAPI 3.0 document with one operation, <c>GET /things/</c>, that has these members.</summary>
    public static JObject Operation(string members, string schemas = "", string verb = "get", string path = "/things/") => OpenApi3($$"""
        "paths": { "{{path}}": { "{{verb}}": { "operationId": "list_things", {{members}} } } },
        "components": { "schemas": { {{schemas}} } }
        """);

    /// <summary>The document after a pass.</summary>
    public static JObject After<TPass>(this JObject document)
        where TPass : IPass, new() => new TPass().Apply(document);

    /// <summary>The only operation of a document.</summary>
    public static JObject OnlyOperation(this JObject document) => document.Operations().Single().Node;

    /// <summary>The part of a document at a JSON path.</summary>
    public static JToken? At(this JObject document, string path) => document.SelectToken(path);

    /// <summary>The part of a document at a JSON path, as compact JSON.</summary>
    public static string? Text(this JObject document, string path) => document.SelectToken(path)?.ToString(Newtonsoft.Json.Formatting.None);

    /// <summary>The refusal of a pass.</summary>
    public static DocumentException Refused<TPass>(this JObject document)
        where TPass : IPass, new() => Assert.Throws<DocumentException>(() => new TPass().Apply(document))!;

    private static JObject Document(string version, string members)
    {
        var document = JsonFile.Parse($$"""{ {{version}}, "info": { "title": "Tiny", "version": "1" }{{(members.Length == 0 ? "" : ", ")}}{{members}} }""");
        document["paths"] ??= new JObject();
        return document;
    }
}
