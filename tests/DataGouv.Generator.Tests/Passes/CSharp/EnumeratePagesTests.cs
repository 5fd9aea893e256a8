using DataGouv.Generator.Passes.CSharp;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Tests.Passes.CSharp;

public sealed class EnumeratePagesTests
{
    private const string Flat = """
        "Things": { "properties": { "data": { "type": "array", "items": { "$ref": "#/components/schemas/Thing" }, "x-csharp-name": "Data" },
          "page": { "x-csharp-name": "Page" }, "page_size": { "x-csharp-name": "PageSize" }, "total": { "x-csharp-name": "Total" },
          "next_page": { "x-csharp-name": "NextPage" } } },
        "Thing": { "properties": {} }
        """;

    private const string Nested = """
        "Things": { "properties": { "data": { "type": "array", "items": { "type": "string" }, "x-csharp-name": "Data" },
          "meta": { "allOf": [ { "$ref": "#/components/schemas/Meta" } ], "x-csharp-name": "Meta" },
          "links": { "$ref": "#/components/schemas/Links", "x-csharp-name": "Links" } } },
        "Meta": { "properties": {
          "page": { "x-csharp-name": "Page" }, "page_size": { "x-csharp-name": "PageSize" }, "total": { "x-csharp-name": "Total" } } },
        "Links": { "properties": { "next": { "x-csharp-name": "Next" } } }
        """;

    [TestCase("next_page", Flat, "Thing|page.Data|page.Page|page.PageSize|page.Total|page.NextPage|null|false|null")]
    [TestCase(
        "links.next",
        Nested,
        "string|page.Data|page.Meta?.Page|page.Meta?.PageSize|page.Meta?.Total|page.Links?.Next|null|false|null"
    )]
    public void Apply_tells_the_templates_how_to_read_a_page(string next, string schemas, string page) =>
        Assert.That(
            (string?)
                Paged($$"""{ "items": "data", "next": "{{next}}" }""", schemas).After<EnumeratePages>().OnlyOperation()[TemplateWords.Page],
            Is.EqualTo(page));

    [Test]
    public void Apply_to_a_number_that_a_whole_page_always_has_asks_whether_it_is_there() =>
        Assert.That(
            (string?)
                Paged(
                        """{ "items": "data", "next": "next_page" }""",
                        Flat.Replace("\"total\": {", "\"total\": { \"x-csharp-order\": 4,", StringComparison.Ordinal)
                            .Replace("\"Things\": {", "\"Things\": { \"required\": [ \"total\" ],", StringComparison.Ordinal))
                    .After<EnumeratePages>()
                    .OnlyOperation()[TemplateWords.Page],
            Does.Contain("|page.IsPresent(4) ? page.Total : null|"));

    [Test]
    public void Apply_to_a_number_that_a_part_of_a_page_always_has_asks_the_part_whether_it_is_there() =>
        Assert.That(
            Described(
                """{ "items": "data", "next": "links.next" }""",
                TemplateWords.Page,
                Nested.Replace("\"total\": {", "\"total\": { \"x-csharp-order\": 3,", StringComparison.Ordinal)
                    .Replace("\"Meta\": {", "\"Meta\": { \"required\": [ \"total\" ],", StringComparison.Ordinal)),
            Does.Contain("|page.Meta is { } ofTotal && ofTotal.IsPresent(3) ? ofTotal.Total : null|"));

    [TestCase("data", null)]
    [TestCase("total", true)]
    [TestCase("next_page", true)]
    public void Apply_lets_what_stands_around_the_rows_be_read_where_a_mask_left_it_out(string name, bool? quiet) =>
        Assert.That(
            (bool?)Paged("""{ "items": "data", "next": "next_page" }""", Flat).After<EnumeratePages>()
                .At($"$.components.schemas.Things.properties.{name}['x-csharp-quiet']"),
            Is.EqualTo(quiet));

    [Test]
    public void Apply_tells_how_items_are_known_whose_identity_a_mask_may_leave_out()
    {
        var thing = """{ "required": [ "id" ], "properties": { "id": { "type": "string", "x-csharp-name": "Id" } } }""";
        var schemas = Flat.Replace("{ \"properties\": {} }", thing, StringComparison.Ordinal);

        Assert.That(
            Described("""{ "items": "data", "next": "next_page" }""", TemplateWords.Page, schemas),
            Does.EndWith("|static item => ItemIdentity.Of(item.IdIfSent)"));
    }

    [Test]
    public void Apply_tells_where_a_list_stops() =>
        Assert.That(
            Described("""{ "items": "data", "next": "next_page", "window": 10000 }""", TemplateWords.Page, Flat),
            Does.EndWith("|10000|false|null"));

    [Test]
    public void Apply_tells_whether_pages_lack_rows_that_the_total_counts() =>
        Assert.That(
            Described("""{ "items": "data", "next": "next_page", "hides": true }""", TemplateWords.Page, Flat),
            Does.EndWith("|null|true|null"));

    [Test]
    public void Apply_to_a_part_that_a_whole_page_always_has_asks_whether_it_is_there_before_it_reads_from_it() =>
        Assert.That(
            Described(
                """{ "items": "data", "next": "links.next" }""",
                TemplateWords.Page,
                Nested.Replace("\"Links\" }", "\"Links\", \"x-csharp-order\": 3 }", StringComparison.Ordinal)
                    .Replace("\"Things\": {", "\"Things\": { \"required\": [ \"links\" ],", StringComparison.Ordinal)),
            Does.Contain("|(page.IsPresent(3) ? page.Links : null)?.Next|"));

    [TestCase("""{ "type": "string", "x-csharp-name": "Id" }""", "static item => ItemIdentity.Of(item.Id)")]
    [TestCase("""{ "type": "string", "format": "uuid", "x-csharp-name": "Id" }""", "static item => ItemIdentity.Of(item.Id)")]
    [TestCase("""{ "type": "integer", "x-csharp-name": "Identity" }""", "static item => ItemIdentity.Of(item.Identity)")]
    [TestCase("""{ "type": "object", "x-csharp-name": "Id" }""", "null")]
    [TestCase("""{ "type": "string", "format": "date-time", "x-csharp-name": "Id" }""", "null")]
    public void Apply_tells_how_items_are_known(string id, string identity)
    {
        var schemas = Flat.Replace("{ \"properties\": {} }", $$"""{ "properties": { "id": {{id}} } }""", StringComparison.Ordinal);
        Assert.That(Described("""{ "items": "data", "next": "next_page" }""", TemplateWords.Page, schemas), Does.EndWith($"|{identity}"));
    }

    [TestCase("next_page", Flat, "data,next_page,page,page_size,total")]
    [TestCase("links.next", Nested, "data,links.next,meta")]
    public void Apply_tells_what_a_page_holds(string next, string schemas, string fields) =>
        Assert.That(Described($$"""{ "items": "data", "next": "{{next}}" }""", TemplateWords.PageFields, schemas), Is.EqualTo(fields));

    [Test]
    public void Apply_to_rows_that_a_whole_page_always_has_asks_whether_they_are_there() =>
        Assert.That(
            (string?)
                Paged(
                        """{ "items": "data", "next": "next_page" }""",
                        Flat.Replace(
                                "\"x-csharp-name\": \"Data\"",
                                "\"x-csharp-order\": 1, \"x-csharp-name\": \"Data\"",
                                StringComparison.Ordinal)
                            .Replace("\"Things\": {", "\"Things\": { \"required\": [ \"data\" ],", StringComparison.Ordinal))
                    .After<EnumeratePages>()
                    .OnlyOperation()[TemplateWords.Page],
            Does.StartWith("Thing|page.IsPresent(1) ? page.Data : null|"));

    [TestCase("""{ "items": "rows", "next": "next_page" }""", "page", "has no \"rows\" in its page")]
    [TestCase("""{ "items": "data", "next": "links.next" }""", "page", "has no \"links.next\" in its page")]
    [TestCase("""{ "items": "data", "next": "next_page" }""", "offset", "has no parameter \"page\"")]
    public void Apply_to_an_operation_that_is_no_page_refuses_it(string word, string parameter, string problem) =>
        Assert.That(Paged(word, Flat, parameter).Refused<EnumeratePages>().Problem, Does.EndWith($"{problem}."));

    [Test]
    public void Apply_to_an_operation_without_a_result_refuses_it() =>
        Assert.That(
            Tiny.Operation(""" "x-datagouv-page": {}, "responses": { "204": {} } """).Refused<EnumeratePages>().Problem,
            Does.Contain("no page as its result"));

    private static string? Described(string word, string described, string schemas) =>
        (string?)Paged(word, schemas).After<EnumeratePages>().OnlyOperation()[described];

    private static JObject Paged(string word, string schemas, string parameter = "page") =>
        Tiny.Operation(
            $$"""
            "x-datagouv-page": {{word}}, "parameters": [ { "name": "{{parameter}}", "in": "query" } ],
            "responses": { "200": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Things" } } } } }
            """,
            schemas);
}
