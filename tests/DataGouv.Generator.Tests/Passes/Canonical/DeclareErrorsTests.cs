using DataGouv.Generator.Passes.Canonical;

namespace DataGouv.Generator.Tests.Passes.Canonical;

public sealed class DeclareErrorsTests
{
    private const string Content = """{"application/json":{"schema":{"$ref":"#/components/schemas/Error"}}}""";

    private const string Shared = $$"""
        "components": { "responses": { "Refusal": { "description": "refused", "content": {{Content}} }, "Failure": { "description": "failed" } } }
        """;

    [TestCase("4XX", "Refusal")]
    [TestCase("5XX", "Failure")]
    public void Apply_gives_every_operation_the_responses_of_the_ranges(string range, string response) =>
        Assert.That((string?)Applied("{}").At($"responses.{range}.$ref"), Is.EqualTo("#/components/responses/" + response));

    [Test]
    public void Apply_gives_a_status_without_a_body_that_of_its_range() =>
        Assert.That(Applied("""{ "404": { "description": "gone" } }""").Text("responses.404"), Is.EqualTo($$"""{"description":"gone","content":{{Content}}}"""));

    [TestCase("""{"description":"","content":{"text/plain":{"schema":{}}}}""")]
    [TestCase("""{"$ref":"#/components/responses/Failure"}""")]
    public void Apply_keeps_what_a_status_says_itself(string response) =>
        Assert.That(Applied($$"""{ "404": {{response}} }""").Text("responses.404"), Is.EqualTo(response));

    [Test]
    public void Apply_keeps_the_range_that_an_operation_has() =>
        Assert.That(Applied("""{ "4XX": { "description": "own", "content": {} } }""").Text("responses.4XX"), Is.EqualTo("""{"description":"own","content":{}}"""));

    [Test]
    public void Apply_leaves_successes_alone() =>
        Assert.That(Applied("""{ "200": { "description": "" } }""").Text("responses.200"), Is.EqualTo("""{"description":""}"""));

    [Test]
    public void Apply_leaves_what_is_no_method_of_the_client_alone() =>
        Assert.That(Applied("""{ "200": { "description": "" } }""", """, "x-datagouv-client": false """).Text("responses"), Is.EqualTo("""{"200":{"description":""}}"""));

    [Test]
    public void Apply_takes_the_word_out_of_the_document() =>
        Assert.That(Document("{}").After<DeclareErrors>()["x-datagouv-errors"], Is.Null);

    [Test]
    public void Apply_without_the_word_changes_nothing()
    {
        var document = Tiny.Operation("""
            "responses": { "404": { "description": "" } }
            """);

        Assert.That(document.After<DeclareErrors>().OnlyOperation().Text("responses"), Is.EqualTo("""{"404":{"description":""}}"""));
    }

    [TestCase("""{ "4XX": { "$ref": "#/responses/Nothing" } }""", "4XX")]
    [TestCase("""{ "404": { "$ref": "#/responses/Refusal" } }""", "404")]
    [TestCase("""{ "4XX": "Refusal" }""", "4XX")]
    public void Apply_to_a_word_that_names_no_response_refuses_it(string word, string range) =>
        Assert.That(Document("{}", word: word).Refused<DeclareErrors>().JsonPath, Is.EqualTo("$.x-datagouv-errors." + range));

    private static Newtonsoft.Json.Linq.JObject Applied(string responses, string members = "") => Document(responses, members).After<DeclareErrors>().OnlyOperation();

    private static Newtonsoft.Json.Linq.JObject Document(
        string responses,
        string members = "",
        string word = """{ "4XX": { "$ref": "#/responses/Refusal" }, "5XX": { "$ref": "#/components/responses/Failure" } }""") => Tiny.OpenApi3($$"""
        "paths": { "/a/": { "get": { "responses": {{responses}} {{members}} } } }, {{Shared}}, "x-datagouv-errors": {{word}}
        """);
}
