using DataGouv.Generator.Passes.Canonical;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Tests.Passes.Canonical;

public sealed class MarkDirectionTests
{
    [TestCase("Read", "read")]
    [TestCase("Written", "write")]
    [TestCase("Both", "both")]
    [TestCase("InsideRead", "read")]
    [TestCase("InsideWritten", "write")]
    [TestCase("Asked", "write")]
    [TestCase("Refused", "read")]
    public void Apply_notes_whether_a_schema_is_read_or_written(string schema, string direction) =>
        Assert.That((string?)Directed().At($"$.components.schemas.{schema}.x-datagouv-direction"), Is.EqualTo(direction));

    [Test]
    public void Apply_takes_out_what_no_operation_reaches() => Assert.That(Directed().At("$.components.schemas.Unused"), Is.Null);

    [Test]
    public void Apply_to_schemas_that_refer_to_each_other_ends() => Assert.That(Directed().At("$.components.schemas.InsideRead"), Is.Not.Null);

    private static JObject Directed() => Tiny.Operation(
        """
        "parameters": [ { "name": "q", "in": "query", "schema": { "$ref": "#/components/schemas/Asked" } } ],
        "requestBody": { "content": { "application/json": { "schema": { "properties": { "w": { "$ref": "#/components/schemas/Written" }, "b": { "$ref": "#/components/schemas/Both" } } } } } },
        "responses": { "200": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Read" } } } },
          "400": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Refused" } } } } }
        """,
        """
        "Read": { "properties": { "b": { "$ref": "#/components/schemas/Both" }, "i": { "items": { "$ref": "#/components/schemas/InsideRead" } } } },
        "InsideRead": { "properties": { "up": { "$ref": "#/components/schemas/Read" } } },
        "Written": { "properties": { "i": { "$ref": "#/components/schemas/InsideWritten" } } },
        "InsideWritten": {}, "Both": {}, "Asked": {}, "Refused": {}, "Unused": {}
        """).After<MarkDirection>();
}
