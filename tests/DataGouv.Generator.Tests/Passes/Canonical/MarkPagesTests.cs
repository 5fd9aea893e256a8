using DataGouv.Generator.Documents;
using DataGouv.Generator.Passes.Canonical;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Tests.Passes.Canonical;

public sealed class MarkPagesTests
{
    private const string Page = """
        "data": { "type": "array", "items": {}, "nullable": true }, "page": { "type": "integer" }, "total": { "type": "integer" }, "next_page": { "type": "string" }
        """;

    [TestCase("$.paths['/things/'].get.x-datagouv-page", """{"items":"data","next":"next_page"}""")]
    [TestCase("$.components.schemas.Things.required", """["data","page"]""")]
    [TestCase("$.components.schemas.Things.properties.page.format", "\"int32\"")]
    [TestCase("$.components.schemas.Things.properties.data", """{"type":"array","items":{}}""")]
    public void Apply_marks_a_list_with_a_link_to_the_next_page(string path, string part) =>
        Assert.That(Returning(Page).After<MarkPages>().At(path)!.ToString(Newtonsoft.Json.Formatting.None), Is.EqualTo(part));

    [Test]
    public void Apply_keeps_what_an_overlay_says_of_a_page()
    {
        var document = Returning(Page);
        document.OnlyOperation()["x-datagouv-page"] = new JObject
        {
            ["items"] = "data",
            ["next"] = "next_page",
            ["window"] = 10000,
        };

        Assert.That((int?)document.After<MarkPages>().OnlyOperation().At("x-datagouv-page.window"), Is.EqualTo(10000));
    }

    [TestCase(""" "data": { "type": "array", "items": {} } """)]
    [TestCase(""" "data": { "type": "object" }, "next_page": { "type": "string" } """)]
    public void Apply_does_not_mark_what_is_no_page(string properties) =>
        Assert.That(Returning(properties).After<MarkPages>().OnlyOperation()["x-datagouv-page"], Is.Null);

    private static JObject Returning(string properties) =>
        Tiny.Operation(
            """ "responses": { "200": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Things" } } } } } """,
            $$""" "Things": { "properties": { {{properties}} } } """);
}
