using DataGouv.Generator.Documents;
using DataGouv.Generator.Passes.Canonical;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Tests.Passes.Canonical;

public sealed class TakeSharedModelsTests
{
    private const string Animal = """
        "Animal": { "properties": { "id": { "type": "string" }, "keeper": { "$ref": "#/components/schemas/Keeper" } },
                    "required": [ "id" ] },
        "Keeper": { "properties": { "name": { "type": "string" } } },
        "Ticket": {}
        """;

    [Test]
    public void Apply_to_a_schema_that_is_shared_takes_the_other_one_and_what_it_refers_to()
    {
        var taken = Take(""" "Animal": { "type": "object", "x-datagouv-shared": true } """).Schemas();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(taken.Properties().Select(schema => schema.Name), Is.EqualTo(["Animal", "Keeper"]));
            Assert.That(taken["Animal"]!["properties"]!["keeper"], Is.Not.Null);
        }
    }

    [Test]
    public void Apply_keeps_what_was_proven_never_to_be_null() =>
        Assert.That(
            Take(""" "Animal": { "x-datagouv-shared": true } """).Text("$.components.schemas.Animal.properties.id"),
            Is.EqualTo($$"""{"type":"string","{{Words.NeverNull}}":true}"""));

    [Test]
    public void Apply_leaves_what_is_not_shared() =>
        Assert.That(
            Take(""" "Animal": { "x-datagouv-shared": true }, "Keeper": { "type": "string" } """).Text("$.components.schemas.Keeper"),
            Is.EqualTo("""{"type":"string"}"""));

    [Test]
    public void Apply_to_a_schema_that_the_other_has_no_longer_leaves_its_own_description() =>
        Assert.That(
            Take(""" "Bird": { "type": "object", "x-datagouv-shared": true } """).Text("$.components.schemas"),
            Is.EqualTo("""{"Bird":{"type":"object"}}"""));

    [Test]
    public void Apply_to_a_schema_that_nobody_describes_refuses_it()
    {
        var refusal = Assert.Throws<DocumentException>(() => Take(""" "Bird": { "x-datagouv-shared": true } """));

        Assert.That(refusal!.JsonPath, Is.EqualTo("$.components.schemas['Bird']"));
    }

    private static JObject Take(string schemas) => new TakeSharedModels(Tiny.Schemas(Animal)).Apply(Tiny.Schemas(schemas));
}
