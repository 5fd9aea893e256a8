using DataGouv.Generator.Documents;
using DataGouv.Generator.Passes.CSharp;

namespace DataGouv.Generator.Tests.Passes.CSharp;

public sealed class KeepUsedModelsTests
{
    [Test]
    public void Apply_leaves_the_models_that_a_method_takes_or_returns_and_those_inside_them()
    {
        var document = Tiny.Operation(
            """ "responses": { "200": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Dog" } } } } } """,
            """
            "Dog": { "x-datagouv-family": "Animal", "properties": { "owner": { "$ref": "#/components/schemas/Owner" } } },
            "Animal": {}, "Owner": {}, "Error": {}
            """).After<KeepUsedModels>();

        Assert.That(document.Schemas().Properties().Select(schema => schema.Name), Is.EqualTo(new[] { "Dog", "Animal", "Owner" }));
    }

    [Test]
    public void Apply_takes_out_the_shared_responses() =>
        Assert.That(Tiny.OpenApi3(""" "components": { "responses": { "Refusal": {} } } """).After<KeepUsedModels>().At("$.components.responses"), Is.Null);
}
