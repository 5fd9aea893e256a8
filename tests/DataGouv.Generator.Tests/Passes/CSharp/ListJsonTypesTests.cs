using DataGouv.Generator.Documents;
using DataGouv.Generator.Passes.CSharp;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Tests.Passes.CSharp;

public sealed class ListJsonTypesTests
{
    private const string Schemas = """
        "A": { "properties": { "when": { "type": "string", "format": "date-time", "x-csharp-sends-null": true } } },
        "Family": { "properties": {}, "x-csharp-members": [ "m|Member" ] },
        "Member": { "properties": { "of": { "$ref": "#/components/schemas/Inner" }, "kind": { "$ref": "#/components/schemas/Kind" } } },
        "Inner": { "properties": { "counts": { "type": "object", "additionalProperties": { "type": "integer" } } } },
        "Kind": { "enum": [ "a", "b" ] }
        """;

    [TestCase("A", "A|A.CreateContract")]
    [TestCase("A", "Optional<System.DateTimeOffset>|JsonType.Optional<System.DateTimeOffset>")]
    [TestCase("A", "System.Collections.Generic.List<A>|JsonType.List<A>")]
    [TestCase("Family", "UnknownFamily|UnknownFamily.CreateContract")]
    [TestCase("Family", "Member|Member.CreateContract")]
    [TestCase("Member", "Kind|JsonType.Enum<Kind>")]
    [TestCase("Member", "Kind?|JsonType.Nullable<Kind>")]
    [TestCase("Member", "System.Collections.Generic.Dictionary<string, int>|JsonType.Map<int>")]
    public void Apply_lists_the_types_of_an_area_with_what_builds_their_contracts(string model, string type) =>
        Assert.That(Types("CatalogThingsReadJson", model), Does.Contain(type));

    [Test]
    public void Apply_leaves_out_plain_values() =>
        Assert.That(Types("CatalogThingsReadJson", "A").Select(type => type.Split('|')[0]), Has.None.EqualTo("System.DateTimeOffset"));

    [Test]
    public void Apply_leaves_out_what_an_area_does_not_reach() => Assert.That(
        Types("CatalogThingsReadJson", "Inner").Select(type => type.Split('|')[0]),
        Is.EqualTo(["Inner", "System.Collections.Generic.Dictionary<string, int>", "System.Collections.Generic.List<Inner>"]));

    [Test]
    public void Apply_leaves_out_forms() => Assert.That(
        Document("post", "public", """ "x-csharp-body": "form" """).After<ListJsonTypes>()[TemplateWords.JsonAreas]!.Values<string>(),
        Has.None.EqualTo("CatalogThingsJson"));

    [TestCase("get", "public", "/things/{id}/", "CatalogThingsReadJson")]
    [TestCase("get", "authenticated", "/things/{id}/", "CatalogThingsJson")]
    [TestCase("post", "public", "/things/{id}/", "CatalogThingsJson")]
    [TestCase("get", "public", "/api/things/{id}/", "CatalogThingsReadJson")]
    [TestCase("get", "public", "/{model}/", "CatalogModelReadJson")]
    public void Area_is_the_first_segment_and_what_everybody_may_read_apart(string verb, string access, string path, string area)
    {
        var document = Document(verb, access, """ "x-csharp-result": "json" """, path);

        Assert.That(ListJsonTypes.Area(document, document.Operations().Single()), Is.EqualTo(area));
    }

    [Test]
    public void Apply_says_on_the_operation_which_area_it_is_of() => Assert.That(
        (string?)Answering("A").After<ListJsonTypes>().OnlyOperation()[TemplateWords.Json],
        Is.EqualTo("CatalogThingsReadJson"));

    private static List<string> Types(string area, string model) =>
        [.. Answering(model).After<ListJsonTypes>()[TemplateWords.JsonTypes]![area]!.Values<string>().OfType<string>()];

    private static JObject Answering(string model) => Document(
        "get",
        "public",
        $$"""
        "x-csharp-result": "json",
        "responses": { "200": { "content": { "application/json": {
          "schema": { "type": "array", "items": { "$ref": "#/components/schemas/{{model}}" } }
        } } } }
        """);

    private static JObject Document(string verb, string access, string members, string path = "/things/")
    {
        var document = Tiny.Operation($""" "x-datagouv-access": "{access}", {members} """, Schemas, verb, path);
        document[TemplateWords.Api] = "Catalog";
        document[Words.Root] = "/api";
        return document;
    }
}
