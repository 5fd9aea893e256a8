using DataGouv.Generator.Documents;
using DataGouv.Generator.Passes.CSharp;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Tests.Passes.CSharp;

public sealed class ListContractsTests
{
    private const string Schemas = """
        "A": { "properties": {
          "when": { "x-csharp-name": "When", "type": "string", "format": "date-time", "x-csharp-sends-null": "value" } } },
        "L": { "properties": {
          "names": { "x-csharp-name": "Names", "type": "array", "items": { "type": "string" }, "x-csharp-sends-null": "list" },
          "things": { "x-csharp-name": "Things", "type": "array", "items": { "$ref": "#/components/schemas/A" } }
        } },
        "Family": { "properties": {}, "x-csharp-members": [ "m|Member" ] },
        "Member": { "properties": {
          "of": { "x-csharp-name": "Of", "allOf": [ { "$ref": "#/components/schemas/Inner" } ] },
          "kind": { "x-csharp-name": "Kind", "allOf": [ { "$ref": "#/components/schemas/Kind" } ] }
        } },
        "Inner": { "properties": {
          "counts": { "x-csharp-name": "Counts", "type": "object", "additionalProperties": { "type": "integer" } } } },
        "Form": { "x-csharp-kind": "form", "properties": { } },
        "Kind": { "enum": [ "a", "b" ] }
        """;

    [TestCase("A", "Optional<DateTimeOffset>|JsonType.Optional<DateTimeOffset>")]
    [TestCase("L", "NullableList<string>|JsonType.NullableList<string>")]
    [TestCase("L", "List<A>|JsonType.List<A>")]
    [TestCase("L", "A|A.CreateContract")]
    [TestCase("Family", "Member|Member.CreateContract")]
    [TestCase("Member", "Kind|JsonType.Enum<Kind>")]
    [TestCase("Member", "Inner|Inner.CreateContract")]
    [TestCase("Inner", "Dictionary<string, int>|JsonType.Map<int>")]
    public void Apply_lists_what_a_model_reads_with_what_builds_the_contract(string model, string contract) =>
        Assert.That(OfModel(model), Does.Contain(contract));

    [Test]
    public void Apply_leaves_out_plain_values() =>
        Assert.That(OfModel("A").Select(contract => contract.Split('|')[0]), Has.None.EqualTo("DateTimeOffset"));

    [Test]
    public void Apply_leaves_out_what_only_a_member_reads() =>
        Assert.That(OfModel("Member").Select(contract => contract.Split('|')[0]), Is.EqualTo(["Inner", "Kind"]));

    [Test]
    public void Apply_leaves_out_forms() =>
        Assert.That(After("A").Schemas()["Form"]![TemplateWords.Contracts], Is.Null);

    [TestCase("""{ "$ref": "#/components/schemas/A" }""", "A.JsonTypeInfo")]
    [TestCase("""{ "type": "string" }""", "ApiJson.TypeInfo<string>(ApiJson.Options)")]
    [TestCase(
        """{ "type": "array", "items": { "$ref": "#/components/schemas/A" } }""",
        "ApiJson.TypeInfo<List<A>>(JsonType.List<A>, ApiJson.Know<A>(A.CreateContract))")]
    public void Apply_says_on_the_operation_how_its_result_is_read(string result, string contract) =>
        Assert.That((string?)Answering(result).After<ListContracts>().OnlyOperation()[TemplateWords.ResultContract], Is.EqualTo(contract));

    private static List<string> OfModel(string model) =>
        [.. After(model).Schemas()[model]![TemplateWords.Contracts]!.Values<string>().OfType<string>()];

    private static JObject After(string model) =>
        Answering($$"""{ "$ref": "#/components/schemas/{{model}}" }""").After<ListContracts>();

    private static JObject Answering(string schema) => Tiny.Operation(
        $$"""
        "x-csharp-result": "json",
        "responses": { "200": { "content": { "application/json": { "schema": {{schema}} } } } }
        """,
        Schemas,
        "get",
        "/things/");
}
