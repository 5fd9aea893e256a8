using DataGouv.Generator.Tests.Commands;

namespace DataGouv.Generator.Tests.Generation;

/// <summary>What is no document, or no good one, ends with the file, the place, the problem and the fix, and changes nothing.</summary>
public sealed class MalformedDocumentTests
{
    private const string Operation = "\"operationId\": \"get_animal\",";

    private static IEnumerable<TestCaseData> Upstreams()
    {
        yield return Upstream("empty", "", "$: The text is empty.");
        yield return Upstream("byte_order_mark", "\uFEFF" + SmallSpecs.Zoo, "$: The text begins with a byte order mark.");
        yield return Upstream("HTML", "<!DOCTYPE html><title>Maintenance</title>", "$: This is an HTML or XML page");
        yield return Upstream("YAML", "swagger: '2.0'\npaths: {}\n", "$: This is YAML");
        yield return Upstream("comment", SmallSpecs.Zoo.Replace("\"paths\"", "/* all of it */ \"paths\"", StringComparison.Ordinal), "$.produces: There is a comment");
        yield return Upstream("trailing_text", SmallSpecs.Zoo + " {}", "$: There is text after the end");
        yield return Upstream("truncated", SmallSpecs.Zoo[..SmallSpecs.Zoo.IndexOf("_animal", StringComparison.Ordinal)], "$.paths['/animals/{id}/'].get.operationId: The text ends before the JSON does");
        yield return Upstream("trailing_comma", SmallSpecs.Zoo.Replace("\"version\": \"7\"", "\"version\": \"7\",", StringComparison.Ordinal), "$.info.version: This is not well-formed JSON");
        yield return Upstream("member_twice", Changed(Operation, Operation + Operation), "$.paths['/animals/{id}/'].get.operationId: The object has two members named \"operationId\".");
        yield return Upstream("array", "[]", "$: The document is a JSON array");
        yield return Upstream("Swagger_1_2", """{ "swaggerVersion": "1.2", "apis": [] }""", "$: This is Swagger 1.2");
        yield return Upstream("OpenAPI_3_1", """{ "openapi": "3.1.0", "info": {}, "paths": {} }""", "$: This is OpenAPI 3.1.0");
        yield return Upstream("other_format", """{ "openapi": "3.0.4", "info": {}, "paths": {} }""", "$: This is OpenAPI 3.0, and zoo is Swagger 2.0.");
        yield return Upstream("other_JSON", """{ "message": "Not found" }""", "$: This is no OpenAPI document");
        yield return Upstream("no_paths", """{ "swagger": "2.0", "info": {} }""", "$.paths: The document has no paths.");
        yield return Upstream("no_operation", """{ "swagger": "2.0", "info": {}, "paths": { "/a/": {} } }""", "$.paths: The document has no operation.");
        yield return Upstream("dangling_reference", Changed("#/definitions/Animal (read)", "#/definitions/Bird"), "$.paths['/animals/{id}/'].get.responses.200.schema.$ref: The reference #/definitions/Bird points to nothing.");
        yield return Upstream("foreign_reference", Changed("#/definitions/Animal (read)", "animal.json"), "$.paths['/animals/{id}/'].get.responses.200.schema.$ref: The reference animal.json leaves the document.");
        yield return Upstream("operation_twice", Changed("\"/animals/", "\"/zoo/\": { \"get\": { \"operationId\": \"getAnimal\", \"responses\": { \"204\": { \"description\": \"\" } } } }, \"/animals/"), "$.paths['/animals/{id}/'].get.operationId: GET /animals/{id}/ and GET /zoo/ would both be named getAnimal.");
        yield return Upstream("model_twice", Changed("\"Animal (read)\": {", "\"Animal\": {}, \"Animal (read)\": {"), "$.definitions['Animal (read)']: \"Animal (read)\" and \"Animal\" would both be named Animal.");
        yield return Upstream("taken_model_name", SmallSpecs.Zoo.Replace("Animal (read)", "Task", StringComparison.Ordinal), "$.definitions['Task']: A type named Task collides");
        yield return Upstream("no_identifier", Changed(Operation, ""), "$.paths['/animals/{id}/'].get: GET /animals/{id}/ has no operationId.");
        yield return Upstream("tags_of_objects", Changed("\"parameters\": [", "\"tags\": ["), "$.paths['/animals/{id}/'].get.tags: Microsoft.OpenApi does not accept the document");
        yield return Upstream("parameters_object", Changed("[ { \"name\": \"id\", \"in\": \"path\", \"required\": true, \"type\": \"string\" } ]", "{}"), "$.paths['/animals/{id}/'].get.parameters: This is a JSON object, where an array must be.");
        yield return Upstream("no_responses", Changed("\"responses\": {", "\"x-responses\": {"), "$.paths['/animals/{id}/'].get.responses: There is nothing here, where an object must be.");
        yield return Upstream("list_of_types", Changed("\"type\": \"integer\"", "\"type\": [ \"integer\", \"null\" ]"), "$.definitions['Animal (read)'].properties.size.type: This is a JSON array, where a text must be.");
    }

    [TestCaseSource(nameof(Upstreams))]
    public async Task Normalize_of_a_malformed_document_refuses_it_and_leaves_the_old_one(string upstream, string message)
    {
        using var specs = new SmallSpecs(upstream);

        await AssertRefused(specs, "specs/zoo/upstream.json", message);
    }

    private static IEnumerable<TestCaseData> Overlays()
    {
        yield return Overlay("no_match", """{ "target": "$.definitions.Bird", "description": "Birds fly.", "remove": true }""", "$.actions[0]: The target $.definitions.Bird matches nothing. Its reason was: Birds fly.");
        yield return Overlay("no_reason", """{ "target": "$.info", "update": {} }""", "$.actions[0]: The action on $.info has no description.");
        yield return Overlay("no_JSONPath", """{ "target": "$.info[", "description": "r", "update": {} }""", "$.actions[0].target: $.info[ is not a JSONPath");
        yield return Overlay("other_kind", """{ "target": "$", "description": "r", "update": { "info": 1 } }""", "$.actions[0]: $.info is an object, and the update has a plain value for it.");
        yield return Overlay("misspelt", """{ "target": "$.info", "description": "r", "updat": {} }""", "$.actions[0].updat: An overlay has no \"updat\" here.");
    }

    [TestCaseSource(nameof(Overlays))]
    public async Task Normalize_with_a_malformed_overlay_refuses_it_and_leaves_the_old_document(string action, string message)
    {
        using var specs = new SmallSpecs(overlay: $$"""{ "overlay": "1.0.0", "info": { "title": "t", "version": "1" }, "actions": [ {{action}} ] }""");

        await AssertRefused(specs, "specs/zoo/overlay.json", message);
    }

    private static async Task AssertRefused(SmallSpecs specs, string file, string message)
    {
        specs.Write("documents/zoo.json", "the old one");
        var before = specs.Files();

        var result = await CommandLine.Run("normalize", "--specs", specs.PathOf("specs"), "--documents", specs.PathOf("documents"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result, Has.Property("Code").EqualTo(1).And.Property("Output").Empty);
            Assert.That(result.Error, Does.StartWith($"{specs.PathOf(file)} : error : {message}").And.Match(@"\. Fix: .+\.\n$"));
            Assert.That(specs.Files(), Is.EqualTo(before));
        }
    }

    private static string Changed(string before, string after)
    {
        var place = SmallSpecs.Zoo.IndexOf(before, StringComparison.Ordinal);
        return SmallSpecs.Zoo[..place] + after + SmallSpecs.Zoo[(place + before.Length)..];
    }

    private static TestCaseData Upstream(string name, string upstream, string message) => new TestCaseData(upstream, message).SetArgDisplayNames(name);

    private static TestCaseData Overlay(string name, string action, string message) => new TestCaseData(action, message).SetArgDisplayNames(name);
}
