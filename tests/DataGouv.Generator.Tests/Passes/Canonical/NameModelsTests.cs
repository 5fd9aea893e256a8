using DataGouv.Generator.Documents;
using DataGouv.Generator.Passes.Canonical;

namespace DataGouv.Generator.Tests.Passes.Canonical;

public sealed class NameModelsTests
{
    [TestCase("Dataset (read)", "Dataset")]
    [TestCase("Dataset (write)", "DatasetInput")]
    [TestCase("Dataset (patch)", "DatasetPatch")]
    [TestCase("harvest-source", "HarvestSource")]
    [TestCase("Badge", "Badge")]
    public void Apply_names_a_schema_as_a_dotnet_type(string schema, string name)
    {
        var document = Tiny.Swagger2(
                $$"""
                "definitions": { "{{schema}}": { "type": "object" } }
                """)
            .After<NameModels>();

        Assert.That(document.Schemas().Properties().Single().Name, Is.EqualTo(name));
    }

    [TestCase("#/definitions/A (read)", "A (read)")]
    [TestCase("#/definitions/A%20(read)", "A (read)")]
    [TestCase("#/definitions/A~1read", "A/read")]
    public void Apply_makes_references_follow_the_name(string reference, string schema)
    {
        var document = Tiny.Swagger2(
                $$"""
                "definitions": { "{{schema}}": { "type": "object" }, "Other": { "items": { "$ref": "{{reference}}" } } }
                """)
            .After<NameModels>();

        Assert.That(
            (string?)document.At("$.definitions.Other.items.$ref"),
            Is.EqualTo("#/definitions/" + document.Schemas().Properties().First().Name));
    }

    [Test]
    public void Apply_prefers_the_name_that_an_overlay_gives()
    {
        var document = Tiny.Swagger2(
                """
                "definitions": { "Task": { "type": "object", "x-datagouv-name": "WorkerTask" } }
                """)
            .After<NameModels>();

        Assert.That(document.Text("$.definitions"), Is.EqualTo("""{"WorkerTask":{"type":"object"}}"""));
    }

    [TestCase("Task")]
    [TestCase("Action")]
    [TestCase("List")]
    [TestCase("Stream")]
    [TestCase("HttpClient")]
    [TestCase("Activity")]
    [TestCase("Process")]
    [TestCase("LogLevel")]
    [TestCase("Host")]
    [TestCase("Options")]
    public void Apply_to_a_name_that_every_file_sees_refuses_it(string name)
    {
        var refusal = Tiny.Swagger2(
                $$"""
                "definitions": { "{{name}}": { "type": "object" } }
                """)
            .Refused<NameModels>();

        Assert.That($"{refusal.JsonPath} {refusal.Fix}", Does.StartWith($"$.definitions['{name}']").And.Contain("x-datagouv-name"));
    }

    [TestCase("A (read)", "A")]
    [TestCase("a_b", "AB")]
    [TestCase("Dataset", "DATAset")]
    public void Apply_to_two_schemas_of_one_name_names_both(string first, string second)
    {
        var refusal = Tiny.Swagger2(
                $$"""
                "definitions": { "{{first}}": {}, "{{second}}": {} }
                """)
            .Refused<NameModels>();

        Assert.That(refusal.Problem, Does.Contain(first).And.Contain(second));
    }

    [TestCase("worker task")]
    [TestCase("1st")]
    [TestCase("")]
    [TestCase("Été")]
    public void Apply_to_a_given_name_that_is_no_type_name_refuses_it(string given)
    {
        var refusal = Tiny.Swagger2(
                $$"""
                "definitions": { "A": { "x-datagouv-name": "{{given}}" } }
                """)
            .Refused<NameModels>();

        Assert.That(refusal.JsonPath, Is.EqualTo("$.definitions.A.x-datagouv-name"));
    }

    [Test]
    public void Apply_to_one_given_name_for_schemas_of_one_shape_makes_one_model()
    {
        var document = Tiny.Swagger2(
                """
                "definitions": { "A": { "properties": { "id": {} }, "x-datagouv-name": "Reference" },
                                 "B": { "properties": { "id": {} }, "description": "A reference.", "x-datagouv-name": "Reference" },
                                 "C": { "items": { "$ref": "#/definitions/B" } } }
                """)
            .After<NameModels>();

        Assert.That(
            document.Text("$.definitions"),
            Is.EqualTo("""{"Reference":{"properties":{"id":{}}},"C":{"items":{"$ref":"#/definitions/Reference"}}}"""));
    }

    [Test]
    public void Apply_to_one_given_name_for_schemas_of_two_shapes_names_both()
    {
        var refusal = Tiny.Swagger2(
                """
                "definitions": { "A": { "properties": { "id": {} }, "x-datagouv-name": "Reference" },
                                 "B": { "properties": { "description": {} }, "x-datagouv-name": "Reference" } }
                """)
            .Refused<NameModels>();

        Assert.That(refusal.Problem, Does.Contain("\"B\" and \"A\" would both be named Reference"));
    }
}
