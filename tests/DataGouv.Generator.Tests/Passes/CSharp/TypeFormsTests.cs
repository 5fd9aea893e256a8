using DataGouv.Generator.Passes.CSharp;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Tests.Passes.CSharp;

public sealed class TypeFormsTests
{
    [TestCase("read", "read")]
    [TestCase("both", "read")]
    [TestCase("write", "write")]
    public void Apply_says_how_a_model_is_written(string direction, string kind) =>
        Assert.That(
            (string?)Tiny.Schemas($$""" "A": { "x-datagouv-direction": "{{direction}}" } """).After<TypeForms>()
                .At("$.components.schemas.A.x-csharp-kind"),
            Is.EqualTo(kind));

    [TestCase("""{ "type": "boolean", "nullable": true }""", "value")]
    [TestCase("""{ "type": "string", "nullable": true }""", "value")]
    [TestCase("""{ "allOf": [ { "$ref": "#/components/schemas/Kind" } ], "nullable": true }""", "value")]
    [TestCase("""{ "type": "array", "items": { "type": "string" }, "nullable": true }""", "list")]
    [TestCase("""{ "type": "object", "nullable": true }""", "map")]
    [TestCase("""{ "allOf": [ { "$ref": "#/components/schemas/Part" } ], "nullable": true }""", "model")]
    [TestCase("""{ "type": "object" }""", "refused")]
    [TestCase("""{ "type": "object", "nullable": false }""", "refused")]
    [TestCase("""{ "allOf": [ { "$ref": "#/components/schemas/Part" } ] }""", null)]
    [TestCase("""{ "type": "array", "items": { "type": "string" } }""", null)]
    [TestCase("""{ "type": "boolean", "nullable": false }""", null)]
    [TestCase("""{ "type": "boolean" }""", null)]
    [TestCase("""{ "nullable": true }""", null)]
    public void Apply_lets_a_write_model_send_null_where_it_means_something(string property, string? form) =>
        Assert.That((string?)Member("write", property).At("$.components.schemas.A.properties.x.x-csharp-sends-null"), Is.EqualTo(form));

    [TestCase("read")]
    [TestCase("both")]
    public void Apply_lets_no_other_model_send_null(string direction) =>
        Assert.That(
            Member(direction, """{ "type": "boolean", "nullable": true }""").At("$.components.schemas.A.properties.x.x-csharp-sends-null"),
            Is.Null);

    [Test]
    public void Apply_lets_a_member_refuse_null_whose_model_another_one_sends_as_null()
    {
        var document = Tiny.Schemas("""
            "A": { "x-datagouv-direction": "write", "properties": { "x": { "allOf": [ { "$ref": "#/components/schemas/Part" } ] } } },
            "B": { "x-datagouv-direction": "write", "properties": {
              "x": { "allOf": [ { "$ref": "#/components/schemas/Part" } ], "nullable": true } } },
            "Part": { "properties": {} }
            """);

        Assert.That(
            (string?)document.After<TypeForms>().At("$.components.schemas.A.properties.x.x-csharp-sends-null"),
            Is.EqualTo("refused"));
    }

    [TestCase("write", true)]
    [TestCase("read", null)]
    public void Apply_lets_a_model_stand_for_null_that_another_one_sends_as_null(string direction, bool? takes) =>
        Assert.That(
            (bool?)Member(direction, """{ "allOf": [ { "$ref": "#/components/schemas/Part" } ], "nullable": true }""")
                .At("$.components.schemas.Part.x-csharp-takes-null"),
            Is.EqualTo(takes));

    [Test]
    public void Apply_lets_no_enum_stand_for_null() =>
        Assert.That(
            Member("write", """{ "allOf": [ { "$ref": "#/components/schemas/Kind" } ], "nullable": true }""")
                .At("$.components.schemas.Kind.x-csharp-takes-null"),
            Is.Null);

    [TestCase("$.components.schemas.Upload.x-csharp-kind", "form")]
    [TestCase("$.components.schemas.Upload.properties.file.x-csharp-type", "FilePart")]
    [TestCase("$.paths['/things/'].post.x-csharp-body", "form")]
    [TestCase("$.paths['/things/'].post.requestBody.content['application/json'].schema.$ref", "#/components/schemas/Upload")]
    public void Apply_makes_one_object_of_a_multipart_form(string path, string value) =>
        Assert.That((string?)Form().After<TypeForms>().At(path), Is.EqualTo(value));

    [Test]
    public void Apply_makes_a_plain_field_of_a_form_no_file() =>
        Assert.That(Form().After<TypeForms>().At("$.components.schemas.Upload.properties.uuid.x-csharp-type"), Is.Null);

    private static JObject Member(string direction, string property) => Tiny.Schemas($$"""
        "A": { "x-datagouv-direction": "{{direction}}", "properties": { "x": {{property}} } },
        "Kind": { "enum": [ "a" ], "type": "string" }, "Part": { "properties": {} }
        """).After<TypeForms>();

    private static JObject Form() => Tiny.Operation(
        """ "requestBody": { "content": { "multipart/form-data": { "schema": { "$ref": "#/components/schemas/Upload" } } } } """,
        """
        "Upload": { "x-datagouv-direction": "write", "properties": {
          "file": { "type": "string", "format": "binary" }, "uuid": { "type": "string" } } }
        """,
        "post");
}
