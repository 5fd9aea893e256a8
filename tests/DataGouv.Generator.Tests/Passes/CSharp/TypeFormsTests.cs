using DataGouv.Generator.Passes.CSharp;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Tests.Passes.CSharp;

public sealed class TypeFormsTests
{
    [TestCase("read", "read")]
    [TestCase("both", "read")]
    [TestCase("write", "write")]
    public void Apply_says_how_a_model_is_written(string direction, string kind) =>
        Assert.That((string?)Tiny.Schemas($$""" "A": { "x-datagouv-direction": "{{direction}}" } """).After<TypeForms>().At("$.components.schemas.A.x-csharp-kind"), Is.EqualTo(kind));

    [TestCase("write", "true", true)]
    [TestCase("write", "false", false)]
    [TestCase("read", "true", null)]
    public void Apply_lets_a_write_model_send_null_where_it_means_something(string direction, string nullable, bool? sends) =>
        Assert.That(
            (bool?)Tiny.Schemas($$""" "A": { "x-datagouv-direction": "{{direction}}", "properties": { "x": { "nullable": {{nullable}} } } } """).After<TypeForms>().At("$.components.schemas.A.properties.x.x-csharp-sends-null"),
            Is.EqualTo(sends));

    [TestCase("$.components.schemas.Upload.x-csharp-kind", "form")]
    [TestCase("$.components.schemas.Upload.properties.file.x-csharp-type", "FilePart")]
    [TestCase("$.paths['/things/'].post.x-csharp-body", "form")]
    [TestCase("$.paths['/things/'].post.requestBody.content['application/json'].schema.$ref", "#/components/schemas/Upload")]
    public void Apply_makes_one_object_of_a_multipart_form(string path, string value) => Assert.That((string?)Form().After<TypeForms>().At(path), Is.EqualTo(value));

    [Test]
    public void Apply_makes_a_plain_field_of_a_form_no_file() => Assert.That(Form().After<TypeForms>().At("$.components.schemas.Upload.properties.uuid.x-csharp-type"), Is.Null);

    private static JObject Form() => Tiny.Operation(
        """ "requestBody": { "content": { "multipart/form-data": { "schema": { "$ref": "#/components/schemas/Upload" } } } } """,
        """ "Upload": { "x-datagouv-direction": "write", "properties": { "file": { "type": "string", "format": "binary" }, "uuid": { "type": "string" } } } """,
        "post");
}
