using DataGouv.Generator.Passes.CSharp;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Tests.Passes.CSharp;

public sealed class DescribeOperationsTests
{
    [TestCase("public", "Needs no key.")]
    [TestCase("authenticated", "Needs an API key or a token.")]
    [TestCase("administrator", "Needs the key of a system administrator.")]
    public void Apply_says_what_an_operation_needs(string access, string sentence) =>
        Assert.That((string?)Described($""" "x-datagouv-access": "{access}" """).OnlyOperation()[TemplateWords.Remarks], Is.EqualTo("GET /things/\n" + sentence));

    [Test]
    public void Apply_says_that_an_operation_returns_a_page() =>
        Assert.That((string?)Described(""" "x-datagouv-page": {} """).OnlyOperation()[TemplateWords.Remarks], Does.EndWith("Answers one page of the list."));

    [Test]
    public void Apply_keeps_what_is_described() =>
        Assert.That((string?)Described(""" "summary": "Lists the things.", "description": "Newest first." """).OnlyOperation()[TemplateWords.Remarks], Does.Contain("Newest first."));

    [TestCase("""{}""", "The query parameter \"q\".")]
    [TestCase("""{ "default": 20, "minimum": 1, "maximum": 100 }""", "The query parameter \"q\". Default: 20. At least 1. At most 100.")]
    public void Apply_says_what_is_known_of_a_query_parameter(string schema, string sentence) =>
        Assert.That((string?)Described($$""" "parameters": [ { "name": "q", "in": "query", "schema": {{schema}} } ] """).OnlyOperation().At("parameters[0].description"), Is.EqualTo(sentence));

    [TestCase("""{ "type": "string" }""", "The JSON member \"x\".")]
    [TestCase("""{ "type": "string", "description": "A title.", "maxLength": 350 }""", "A title. At most 350 characters.")]
    [TestCase("""{ "type": "string", "format": "uuid", "readOnly": true }""", "The JSON member \"x\". Set by the server. Format: uuid.")]
    public void Apply_says_what_is_known_of_a_property(string schema, string sentence)
    {
        var document = Tiny.Schemas($$""" "A": { "properties": { "x": {{schema}} } } """);

        Assert.That((string?)document.After<DescribeOperations>().At("$.components.schemas.A.properties.x.description"), Is.EqualTo(sentence));
    }

    [Test]
    public void Apply_names_the_operations_that_use_a_model()
    {
        var document = Tiny.Operation(
            """ "responses": { "200": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/A" } } } } } """,
            """ "A": { "properties": {} } """);

        Assert.That((string?)document.After<DescribeOperations>().At("$.components.schemas.A.x-csharp-remarks"), Is.EqualTo("Used by GET /things/."));
    }

    private static JObject Described(string members) => Tiny.Operation(members).After<DescribeOperations>();
}
