using DataGouv.Generator.Passes.CSharp;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Tests.Passes.CSharp;

public sealed class ListJsonTypesTests
{
    [TestCase("A")]
    [TestCase("System.Collections.Generic.List<A>")]
    [TestCase("UnknownFamily")]
    [TestCase("System.DateTimeOffset")]
    public void Apply_lists_the_types_that_are_read_and_written(string type) => Assert.That(Types(), Does.Contain(type));

    [TestCase("Upload")]
    [TestCase("Kind")]
    public void Apply_leaves_out_forms_and_enums(string type) => Assert.That(Types(), Does.Not.Contain(type));

    [Test]
    public void Apply_lists_each_type_once_in_order() => Assert.That(Types(), Is.Unique.And.Ordered.Using((IComparer<string>)StringComparer.Ordinal));

    private static List<string> Types() => [.. Tiny.Operation(
        """
        "x-csharp-result": "json",
        "responses": { "200": { "content": { "application/json": { "schema": { "type": "array", "items": { "$ref": "#/components/schemas/A" } } } } } }
        """,
        """
        "A": { "properties": { "when": { "type": "string", "format": "date-time", "x-csharp-sends-null": true } } },
        "Family": { "properties": {}, "x-csharp-members": [ "A|A" ] },
        "Upload": { "properties": {}, "x-csharp-kind": "form" },
        "Kind": { "enum": [ "a", "b" ] }
        """).After<ListJsonTypes>()[TemplateWords.JsonTypes]!.Values<string>().OfType<string>()];
}
