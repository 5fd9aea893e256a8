using DataGouv.Generator.Passes.CSharp;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Tests.Passes.CSharp;

public sealed class ListJsonTypesTests
{
    private const string Schemas = """
        "A": { "properties": { "when": { "type": "string", "format": "date-time", "x-csharp-sends-null": true } } },
        "Family": { "properties": {}, "x-csharp-members": [ "m|Member" ] },
        "Member": { "properties": { "of": { "$ref": "#/components/schemas/Inner" } } },
        "Inner": { "properties": {} },
        "Upload": { "properties": {}, "x-csharp-kind": "form" },
        "Kind": { "enum": [ "a", "b" ] }
        """;

    [TestCase("A")]
    [TestCase("System.Collections.Generic.List<A>")]
    [TestCase("UnknownFamily")]
    [TestCase("System.DateTimeOffset")]
    public void Apply_lists_the_types_that_are_read_and_written(string type) => Assert.That(Types(TemplateWords.JsonTypes, "authenticated", "A"), Does.Contain(type));

    [TestCase("Upload")]
    [TestCase("Kind")]
    public void Apply_leaves_out_forms_and_enums(string type) => Assert.That(Types(TemplateWords.JsonTypes, "authenticated", "A"), Does.Not.Contain(type));

    [TestCase(TemplateWords.JsonTypes)]
    [TestCase(TemplateWords.PublicJsonTypes)]
    public void Apply_lists_each_type_once_in_order(string word) => Assert.That(Types(word, "public", "Family"), Is.Unique.And.Ordered.Using((IComparer<string>)StringComparer.Ordinal));

    [Test]
    public void Apply_to_a_public_read_lists_all_that_it_reaches_apart() => Assert.That(
        Types(TemplateWords.PublicJsonTypes, "public", "Family"),
        Is.EqualTo(["Family", "Inner", "Member", "System.Collections.Generic.List<Family>", "UnknownFamily"]));

    [Test]
    public void Apply_to_a_public_read_lists_the_rest_without_it() => Assert.That(Types(TemplateWords.JsonTypes, "public", "Family"), Is.EqualTo(["A", "System.DateTimeOffset"]));

    [TestCase("public", true)]
    [TestCase("authenticated", null)]
    public void Apply_says_on_the_operation_where_its_answer_is(string access, bool? isPublic) =>
        Assert.That((bool?)Document(access, "A").OnlyOperation()[TemplateWords.PublicJson], Is.EqualTo(isPublic));

    [Test]
    public void Apply_without_public_reads_lists_nothing_apart() => Assert.That(Document("authenticated", "A")[TemplateWords.PublicJsonTypes], Is.Null);

    private static List<string> Types(string word, string access, string model) => [.. Document(access, model)[word]!.Values<string>().OfType<string>()];

    private static JObject Document(string access, string model) => Tiny.Operation(
        $$$"""
        "x-csharp-result": "json", "x-datagouv-access": "{{{access}}}",
        "responses": { "200": { "content": { "application/json": { "schema": { "type": "array", "items": { "$ref": "#/components/schemas/{{{model}}}" } } } } } }
        """,
        Schemas).After<ListJsonTypes>();
}
