using DataGouv.Generator.Passes.CSharp;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Tests.Passes.CSharp;

/// <summary>A document whose things can be read and changed at one path, as the passes that name members and forms leave it.</summary>
internal static class ThingDocument
{
    /// <summary>Makes the document.</summary>
    /// <param name="read">The properties of a thing.</param>
    /// <param name="patch">The properties of what is sent to change it.</param>
    /// <param name="others">More schemas, each with its direction.</param>
    /// <param name="version">What tells one state of a thing from another.</param>
    public static JObject Make(string read = "", string patch = "", string others = "", string? version = null) => Named(
        Operations(Operation("get", "Thing"), Operation("put", "Thing", "ThingPatch")),
        $$"""
        "Thing": {
          {{(version is null ? "" : $"\"x-datagouv-version\": \"{version}\", ")}}
          "x-datagouv-direction": "read", "properties": { {{read}} } },
        "ThingPatch": { "x-datagouv-direction": "write", "properties": { {{patch}} } }{{(others.Length == 0 ? "" : ", ")}}{{others}}
        """);

    /// <summary>Makes a document of these paths and schemas.</summary>
    public static JObject Named(string paths, string schemas) => Tiny.OpenApi3($$"""
        "paths": { {{paths}} }, "components": { "schemas": { {{schemas}} } }
        """).After<NameMembers>().After<TypeForms>();

    /// <summary>Writes a path with these operations.</summary>
    public static string Operations(params string[] operations) => At("/things/{id}/", operations);

    /// <summary>Writes a path with these operations.</summary>
    public static string At(string path, params string[] operations) => $$""" "{{path}}": { {{string.Join(", ", operations)}} } """;

    /// <summary>Writes an operation that returns one model and takes another.</summary>
    public static string Operation(string verb, string result, string? body = null, string form = "json")
    {
        var taken = body is null ? "" : $$"""
            , "requestBody": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/{{body}}" } } } }
            """;
        return $$"""
            "{{verb}}": { "x-csharp-result": "{{form}}", "responses": { "200": { "content": { "application/json": {
              "schema": { "$ref": "#/components/schemas/{{result}}" } } } } }{{taken}} }
            """;
    }

    /// <summary>Returns the items that a pass left on a model.</summary>
    public static IEnumerable<string?> Items(this JObject document, string model, string word) =>
        document.At($"$.components.schemas.{model}")![word]?.Values<string>() ?? [];
}
