using DataGouv.Generator.Passes.CSharp;

namespace DataGouv.Generator.Tests.Passes.CSharp;

public sealed class NameMembersTests
{
    [TestCase("created_at", "CreatedAt")]
    [TestCase("a", "AValue")]
    [TestCase("get_type", "GetTypeValue")]
    [TestCase("additional_data", "AdditionalDataValue")]
    public void Apply_names_a_property(string wire, string name)
    {
        var document = Tiny.Schemas($$""" "A": { "properties": { "{{wire}}": { "type": "string" } } } """);

        Assert.That(document.After<NameMembers>().Text("$.components.schemas.A.properties." + wire), Is.EqualTo($$"""{"type":"string","x-csharp-name":"{{name}}","x-csharp-order":1}"""));
    }

    [Test]
    public void Apply_moves_a_reference_so_that_the_name_can_stand_beside_it()
    {
        var document = Tiny.Schemas(""" "A": { "properties": { "b": { "$ref": "#/components/schemas/B" } } }, "B": {} """);

        Assert.That(document.After<NameMembers>().Text("$.components.schemas.A.properties.b"), Is.EqualTo("""{"allOf":[{"$ref":"#/components/schemas/B"}],"x-csharp-name":"B","x-csharp-order":1}"""));
    }

    [Test]
    public void Apply_to_properties_of_one_name_refuses_the_third()
    {
        var refusal = Tiny.Schemas(""" "A": { "properties": { "b_c": {}, "b-c": {}, "bC": {} } } """).Refused<NameMembers>();

        Assert.That($"{refusal.JsonPath} {refusal.Problem}", Does.StartWith("$.components.schemas.A.properties.bC").And.Contain("BCValue"));
    }

    [Test]
    public void Apply_to_more_properties_than_a_model_can_remember_refuses_them()
    {
        var properties = string.Join(", ", Enumerable.Range(0, 128).Select(number => $"\"p{number}\": {{}}"));

        Assert.That(Tiny.Schemas($$""" "A": { "properties": { {{properties}} } } """).Refused<NameMembers>().JsonPath, Does.EndWith("p127"));
    }

    [TestCase("""["created","-created"]""", """["Created","CreatedDescending"]""")]
    [TestCase("""["1","a-b","IN_PROGRESS"]""", """["Value1","AB","InProgress"]""")]
    [TestCase("""["value",""]""", """["ValueValue","Empty"]""")]
    [TestCase("""["a_b","a-b"]""", """["AB","ABValue"]""")]
    public void Apply_names_the_values_of_an_enum(string values, string names)
    {
        var document = Tiny.Schemas($$""" "Sort": { "enum": {{values}} } """);

        Assert.That(document.After<NameMembers>().Text("$.components.schemas.Sort.x-enumNames"), Is.EqualTo(names));
    }

    [Test]
    public void Apply_to_values_of_one_name_refuses_the_third() =>
        Assert.That(Tiny.Schemas(""" "Sort": { "enum": [ "a_b", "a-b", "a b" ] } """).Refused<NameMembers>().JsonPath, Is.EqualTo("$.components.schemas.Sort"));

    [Test]
    public void Apply_names_a_query_parameter() =>
        Assert.That((string?)Parameters(""" { "name": "page_size", "in": "query" } """).After<NameMembers>().OnlyOperation().At("parameters[0].x-csharp-name"), Is.EqualTo("PageSize"));

    [Test]
    public void Apply_to_query_parameters_of_one_name_refuses_them() =>
        Assert.That(Parameters(""" { "name": "page_size", "in": "query" }, { "name": "pageSize", "in": "query" } """).Refused<NameMembers>().Problem, Does.Contain("PageSize"));

    private static Newtonsoft.Json.Linq.JObject Parameters(string parameters) => Tiny.Operation($""" "parameters": [ {parameters} ] """);
}
