using DataGouv.Generator.Documents;
using DataGouv.Generator.Passes.CSharp;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Tests.Passes.CSharp;

public sealed class UniteResultsTests
{
    private const string Thing = """{ "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Thing" } } } }""";
    private const string Status = """{ "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Status" } } } }""";
    private const string Csv = """{ "content": { "text/csv": { "schema": { "type": "string", "format": "binary" } } } }""";

    [TestCase($$"""{ "200": {{Thing}} }""", "json")]
    [TestCase($$"""{ "200": {{Thing}}, "404": {{Status}} }""", "json")]
    [TestCase($$"""{ "200": {{Thing}}, "201": {{Thing}} }""", "json")]
    [TestCase($$"""{ "200": {{Csv}} }""", "stream")]
    [TestCase("""{ "302": { "description": "" } }""", "stream")]
    [TestCase("""{ "204": { "description": "" } }""", "none")]
    [TestCase($$"""{ "204": { "description": "" }, "400": {{Status}} }""", "none")]
    [TestCase($$"""{ "404": {{Status}}, "4XX": {{Status}} }""", "none")]
    public void Apply_decides_what_a_method_returns(string responses, string result) =>
        Assert.That((string?)United(responses).OnlyOperation()[TemplateWords.Result], Is.EqualTo(result));

    [TestCase($$"""{ "200": {{Thing}}, "400": {{Status}} }""")]
    [TestCase($$"""{ "201": {{Thing}}, "4XX": {{Status}}, "5XX": {{Status}} }""")]
    public void Apply_never_returns_the_body_of_a_refusal(string responses) =>
        Assert.That(
            United(responses).OnlyOperation().Text("responses"),
            Is.EqualTo("""{"200":{"description":"","content":{"application/json":{"schema":{"$ref":"#/components/schemas/Thing"}}}}}"""));

    [Test]
    public void Apply_to_successes_of_two_shapes_makes_one_model_of_both() =>
        Assert.That(
            United($$"""{ "200": {{Status}}, "201": {{Thing}} }""").Text("$.components.schemas.ListThingsResult.properties"),
            Is.EqualTo("""{"success":{},"id":{}}"""));

    [TestCase("""{ "success": {}, "id": {} }""", "Thing")]
    [TestCase("""{ "success": { "type": "boolean" }, "id": {} }""", "ListThingsResult")]
    public void Apply_to_successes_of_which_one_has_the_properties_of_all_takes_that_one(string properties, string model)
    {
        var document = Document($$"""{ "200": {{Status}}, "201": {{Thing}} }""");
        document.At("$.components.schemas.Thing")!["properties"] = JObject.Parse(properties);

        Assert.That((string?)document.After<UniteResults>().At("$..schema.$ref"), Does.EndWith("/" + model));
    }

    [TestCase($$"""{ "200": {{Thing}}, "204": { "description": "" } }""", true)]
    [TestCase($$"""{ "200": {{Thing}} }""", false)]
    public void Apply_notes_a_success_that_can_come_without_a_body(string responses, bool optional) =>
        Assert.That((bool?)United(responses).OnlyOperation()[TemplateWords.ResultOptional], Is.EqualTo(optional));

    [Test]
    public void Apply_gives_a_very_large_body_as_a_stream()
    {
        var document = Document($$"""{ "200": {{Thing}} }""");
        document.OnlyOperation()["x-datagouv-stream"] = true;

        Assert.That((string?)document.After<UniteResults>().OnlyOperation()[TemplateWords.Accept], Is.EqualTo("application/json"));
    }

    [Test]
    public void Apply_to_successes_of_which_one_is_no_object_refuses_them()
    {
        var refusal = Document(
                $$"""{ "200": {{Thing}}, "201": { "content": { "application/json": { "schema": { "type": "array" } } } } }""")
            .Refused<UniteResults>();

        Assert.That(
            $"{refusal.JsonPath} {refusal.Problem}",
            Does.StartWith("$.paths['/things/'].get GET /things/ succeeds with bodies of different kinds"));
    }

    private static JObject United(string responses) => Document(responses).After<UniteResults>();

    private static JObject Document(string responses) =>
        Tiny.Operation(
            $""" "responses": {responses} """,
            """ "Thing": { "properties": { "id": {} } }, "Status": { "properties": { "success": {} } } """);
}
