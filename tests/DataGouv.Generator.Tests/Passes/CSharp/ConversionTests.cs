using DataGouv.Generator.Passes.CSharp;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Tests.Passes.CSharp;

public sealed class ConversionTests
{
    private static readonly JObject Schemas = JObject.Parse("""
        {
          "Color": { "enum": [ "red" ], "type": "string" },
          "Part": { "properties": {} },
          "PartInput": { "properties": {} },
          "Strange": { "properties": {} },
          "Owner": { "properties": { "id": { "type": "string", "x-csharp-name": "Id" } } },
          "Contact": { "properties": { "id": { "type": "string", "format": "uuid", "x-csharp-name": "Key" } }, "required": [ "id" ] },
          "Note": { "properties": { "id": { "type": "string", "format": "uuid", "x-csharp-name": "Id" } } },
          "Job": { "properties": { "id": { "type": "integer", "x-csharp-name": "Id" } } },
          "Bloc": { "x-csharp-members": [ "Link|Link" ], "properties": {} },
          "BlocInput": { "properties": {} },
          "LinkInput": { "x-datagouv-family": "BlocInput", "properties": {} }
        }
        """);

    [TestCase("string")]
    [TestCase("int")]
    [TestCase("DateTimeOffset")]
    [TestCase("JsonData")]
    [TestCase("Color")]
    [TestCase("Part")]
    public void Of_one_type_is_the_value_itself(string type) => Assert.That(Of(type, type), Is.EqualTo("_x"));

    [TestCase("JsonMap")]
    [TestCase("Dictionary<string, int>")]
    public void Of_a_map_is_a_copy(string type) => Assert.That(Of(type, type), Is.EqualTo($"_x is null ? null : new {type}(_x)"));

    [Test]
    public void Of_a_list_is_a_copy() => Assert.That(Of("List<string>", "List<string>"), Is.EqualTo("_x?.GetRange(0, _x.Count)"));

    [TestCase("DateTimeOffset", "DateOnly", "_x is null ? (DateOnly?)null : DateOnly.FromDateTime(_x.Value.UtcDateTime)")]
    [TestCase("Guid", "string", "_x is null ? (string?)null : _x.Value.ToString()")]
    [TestCase("string", "Guid", "FreeReference.GuidOf(_x)")]
    [TestCase("Color", "string", "_x?.Value")]
    [TestCase("string", "Color", "_x is null ? null : Color.Create(_x)")]
    public void Of_a_value_is_the_same_in_the_other_type(string from, string to, string conversion) =>
        Assert.That(Of(from, to), Is.EqualTo(conversion));

    [TestCase("Owner", "_x?.Id")]
    [TestCase("Contact", "_x?.Key.ToString()")]
    [TestCase("Note", "_x?.Id?.ToString()")]
    [TestCase("JsonData", "FreeReference.IdOf(_x)")]
    public void Of_a_reference_is_its_id(string from, string conversion) => Assert.That(Of(from, "string"), Is.EqualTo(conversion));

    [TestCase("List<Owner>", "List<string>", "item?.Id")]
    [TestCase("List<Color>", "List<string>", "item?.Value")]
    [TestCase("List<string>", "List<Color>", "item is null ? null : Color.Create(item)")]
    [TestCase("List<JsonMap>", "List<JsonMap>", "item is null ? null : new JsonMap(item)")]
    [TestCase("List<Part>", "List<PartInput>", "item?.ToInput()")]
    [TestCase("List<List<string>>", "List<List<string>>", "item?.GetRange(0, item.Count)")]
    public void Of_a_list_converts_its_items_and_drops_those_that_are_null(string from, string to, string item) =>
        Assert.That(Of(from, to), Is.EqualTo($"(_x?.ConvertAll(static item => {item}).FindAll(static item => item is not null))!"));

    [TestCase("List<DateTimeOffset>", "List<DateOnly>", "_x?.ConvertAll(static item => DateOnly.FromDateTime(item.UtcDateTime))")]
    [TestCase("List<Guid>", "List<string>", "_x?.ConvertAll(static item => item.ToString())")]
    public void Of_a_list_of_values_converts_each(string from, string to, string conversion) =>
        Assert.That(Of(from, to), Is.EqualTo(conversion));

    [Test]
    public void Of_a_model_is_its_input() => Assert.That(Of("Part", "PartInput"), Is.EqualTo("_x?.ToInput()"));

    [Test]
    public void Of_a_model_asks_for_its_conversion()
    {
        var asked = new List<(string, string)>();
        new Conversion(Schemas, (from, to) =>
        {
            asked.Add((from, to));
            return true;
        }).Of("_x", "Part", "PartInput");

        Assert.That(asked, Is.EqualTo([("Part", "PartInput")]));
    }

    [Test]
    public void Of_a_model_that_becomes_another_one_is_none() =>
        Assert.That(new Conversion(Schemas, (_, _) => false).Of("_x", "Part", "PartInput"), Is.Null);

    [Test]
    public void Of_a_family_where_one_member_is_sent_is_that_member() =>
        Assert.That(Of("Bloc", "LinkInput"), Is.EqualTo("_x?.ToInput() as LinkInput"));

    [Test]
    public void Of_a_family_where_one_member_is_sent_asks_for_the_conversion_of_the_family()
    {
        (string, string)? asked = null;
        new Conversion(Schemas, (from, to) => (asked = (from, to)) is not null).Of("_x", "Bloc", "LinkInput");

        Assert.That(asked, Is.EqualTo(("Bloc", "BlocInput")));
    }

    [TestCase("string", "int")]
    [TestCase("List<string>", "string")]
    [TestCase("Owner", "List<string>")]
    [TestCase("List<string>", "List<int>")]
    [TestCase("List<string>", "List<Guid>")]
    [TestCase("Dictionary<string, int>", "Dictionary<string, string>")]
    [TestCase("Strange", "string")]
    [TestCase("Job", "string")]
    [TestCase("string", "JsonData")]
    public void Of_what_cannot_be_sent_is_none(string from, string to) => Assert.That(Of(from, to), Is.Null);

    private static string? Of(string from, string to) => new Conversion(Schemas, (_, _) => true).Of("_x", from, to);
}
