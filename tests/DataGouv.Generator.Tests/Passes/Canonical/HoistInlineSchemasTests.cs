using DataGouv.Generator.Documents;
using DataGouv.Generator.Passes.Canonical;

namespace DataGouv.Generator.Tests.Passes.Canonical;

public sealed class HoistInlineSchemasTests
{
    private const string Inline = """{"type":"object","properties":{"x":{"type":"string"}}}""";

    [TestCase("""{ "properties": { "links": {{Inline}} } }""", "PageLinks")]
    [TestCase("""{ "properties": { "links": { "type": "array", "items": {{Inline}} } } }""", "PageLink")]
    [TestCase("""{ "properties": { "entries": { "type": "array", "items": {{Inline}} } } }""", "PageEntry")]
    [TestCase("""{ "properties": { "data": { "type": "array", "items": {{Inline}} } } }""", "PageDataItem")]
    [TestCase("""{ "additionalProperties": {{Inline}} }""", "PageValue")]
    [TestCase(
        """{ "properties": { "a": { "type": "object", "properties": { "x": { "type": "string" }, "b": {{Inline}} } } } }""",
        "PageAB"
    )]
    public void Apply_names_an_object_after_its_owner_and_property(string page, string name)
    {
        var document = Tiny.Schemas($""" "Page": {page.Replace("{{Inline}}", Inline, StringComparison.Ordinal)} """);

        Assert.That(document.After<HoistInlineSchemas>().Text("$.components.schemas." + name), Is.EqualTo(Inline));
    }

    [Test]
    public void Apply_leaves_a_reference_where_the_object_was()
    {
        var document = Tiny.Schemas($$""" "Page": { "properties": { "links": {{Inline}} } } """);

        Assert.That(
            document.After<HoistInlineSchemas>().Text("$.components.schemas.Page.properties.links"),
            Is.EqualTo("""{"$ref":"#/components/schemas/PageLinks"}"""));
    }

    [TestCase(""" "nullable":true """)]
    [TestCase(""" "x-datagouv-never-null":true """)]
    public void Apply_keeps_beside_the_reference_whether_the_object_may_be_null(string said)
    {
        var document = Tiny.Schemas($$""" "Page": { "properties": { "links": { "type": "object", "properties": {}, {{said}} } } } """);

        Assert.That(
            document.After<HoistInlineSchemas>().Text("$.components.schemas.Page.properties.links"),
            Is.EqualTo($$"""{"allOf":[{"$ref":"#/components/schemas/PageLinks"}],{{said.Trim()}}}"""));
    }

    [TestCase("application/json", "", "ListThingsInput")]
    [TestCase("multipart/form-data", "", "ListThingsForm")]
    [TestCase("multipart/form-data", """ "x-datagouv-form": "UploadForm", """, "UploadForm")]
    public void Apply_names_a_request_body_after_its_operation(string mediaType, string word, string name)
    {
        var document = Tiny.Operation(
            $$"""
            {{word}} "requestBody": { "content": { "{{mediaType}}": { "schema": {{Inline}} } } }
            """);

        Assert.That(document.After<HoistInlineSchemas>().Schemas().Properties().Single().Name, Is.EqualTo(name));
    }

    [Test]
    public void Apply_names_a_success_after_its_operation()
    {
        var document = Tiny.Operation(
            $$"""
            "responses": { "200": { "content": { "application/json": { "schema": {{Inline}} } } } }
            """);

        Assert.That(document.After<HoistInlineSchemas>().Schemas().Properties().Single().Name, Is.EqualTo("ListThingsResult"));
    }

    [Test]
    public void Apply_prefers_the_name_that_an_overlay_gives()
    {
        var document = Tiny.Schemas(
            """
            "Page": { "properties": { "links": { "x-datagouv-name": "PageNavigation", "type": "object", "properties": {} } } }
            """);

        Assert.That(
            document.After<HoistInlineSchemas>().Text("$.components.schemas.PageNavigation"),
            Is.EqualTo("""{"type":"object","properties":{}}"""));
    }

    [Test]
    public void Apply_to_a_name_that_another_schema_has_refuses_it()
    {
        var document = Tiny.Schemas($$""" "Page": { "properties": { "links": {{Inline}} } }, "PageLinks": { "type": "object" } """);

        Assert.That(document.Refused<HoistInlineSchemas>().Problem, Does.Contain("PageLinks"));
    }
}
