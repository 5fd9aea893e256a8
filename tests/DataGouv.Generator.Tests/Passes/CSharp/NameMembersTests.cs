using DataGouv.Generator.Passes.CSharp;

namespace DataGouv.Generator.Tests.Passes.CSharp;

public sealed class NameMembersTests
{
    [TestCase("created_at", "CreatedAt")]
    [TestCase("a", "AValue")]
    [TestCase("get_type", "GetTypeValue")]
    [TestCase("additional_data", "AdditionalDataValue")]
    [TestCase("to_patch", "ToPatchValue")]
    [TestCase("missing", "MissingValue")]
    [TestCase("emptied", "EmptiedValue")]
    public void Apply_names_a_property(string wire, string name)
    {
        var document = Tiny.Schemas($$""" "A": { "properties": { "{{wire}}": { "type": "string" } } } """);

        Assert.That(
            document.After<NameMembers>().Text("$.components.schemas.A.properties." + wire),
            Is.EqualTo($$"""{"type":"string","x-csharp-name":"{{name}}","x-csharp-order":1}"""));
    }

    [Test]
    public void Apply_moves_a_reference_so_that_the_name_can_stand_beside_it()
    {
        var document = Tiny.Schemas(""" "A": { "properties": { "b": { "$ref": "#/components/schemas/B" } } }, "B": {} """);

        Assert.That(
            document.After<NameMembers>().Text("$.components.schemas.A.properties.b"),
            Is.EqualTo("""{"allOf":[{"$ref":"#/components/schemas/B"}],"x-csharp-name":"B","x-csharp-order":1}"""));
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
        var properties = string.Join(", ", Enumerable.Range(1, 127).Select(number => $"\"p{number}\": {{}}"));

        Assert.That(
            Tiny.Schemas($$""" "A": { "properties": { {{properties}} } } """).Refused<NameMembers>().JsonPath,
            Does.EndWith("p127"));
    }

    [Test]
    public void Apply_takes_as_many_properties_as_a_model_can_remember()
    {
        var properties = string.Join(", ", Enumerable.Range(1, 126).Select(number => $"\"p{number}\": {{}}"));

        Assert.That(() => Tiny.Schemas($$""" "A": { "properties": { {{properties}} } } """).After<NameMembers>(), Throws.Nothing);
    }

    [Test]
    public void Apply_prefers_the_name_that_an_overlay_gives()
    {
        var document = Tiny.Schemas(""" "A": { "properties": { "a": { "type": "string", "x-datagouv-name": "Letters" } } } """);

        Assert.That(
            document.After<NameMembers>().Text("$.components.schemas.A.properties.a"),
            Is.EqualTo("""{"type":"string","x-csharp-name":"Letters","x-csharp-order":1}"""));
    }

    [TestCase("B")]
    [TestCase("no_name")]
    public void Apply_to_a_given_name_that_cannot_be_refuses_it(string given)
    {
        var document = Tiny.Schemas($$""" "A": { "properties": { "b": {}, "c": { "x-datagouv-name": "{{given}}" } } } """);

        Assert.That(document.Refused<NameMembers>().JsonPath, Does.StartWith("$.components.schemas.A.properties.c"));
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

    [TestCase("Format", "Formats")]
    [TestCase("Frequency", "Frequencies")]
    [TestCase("Holiday", "Holidays")]
    [TestCase("ContactPointRole", "ContactPointRoles")]
    [TestCase("GeopfPushStatus", "GeopfPushStatuses")]
    [TestCase("Access", "Accesses")]
    [TestCase("Box", "Boxes")]
    [TestCase("Branch", "Branches")]
    [TestCase("Brush", "Brushes")]
    [TestCase("Month", "Months")]
    public void Apply_names_the_constants_of_an_enum_in_the_plural(string name, string constants) =>
        Assert.That(
            (string?)Tiny.Schemas($$""" "{{name}}": { "enum": [ "a" ] } """).After<NameMembers>()
                .At($"$.components.schemas.{name}.x-csharp-constants"),
            Is.EqualTo(constants));

    [Test]
    public void Apply_gives_a_model_no_constants() =>
        Assert.That(
            Tiny.Schemas(""" "A": { "properties": {} } """).After<NameMembers>().At("$.components.schemas.A.x-csharp-constants"), Is.Null);

    [TestCase("value", "ValueValue")]
    [TestCase("values", "ValuesValue")]
    [TestCase("find", "FindValue")]
    [TestCase("get_hash_code", "GetHashCodeValue")]
    public void Apply_to_a_value_of_an_enum_with_the_name_of_its_members_gives_it_another(string value, string name) =>
        Assert.That(
            (string?)Tiny.Schemas($$""" "Sort": { "enum": [ "{{value}}" ] } """).After<NameMembers>()
                .At("$.components.schemas.Sort.x-enumNames[0]"),
            Is.EqualTo(name));

    [Test]
    public void Apply_to_values_of_one_name_refuses_the_third() =>
        Assert.That(
            Tiny.Schemas(""" "Sort": { "enum": [ "a_b", "a-b", "a b" ] } """).Refused<NameMembers>().JsonPath,
            Is.EqualTo("$.components.schemas.Sort"));

    [Test]
    public void Apply_names_a_query_parameter() =>
        Assert.That(
            (string?)Parameters(""" { "name": "page_size", "in": "query" } """).After<NameMembers>().OnlyOperation()
                .At("parameters[0].x-csharp-name"),
            Is.EqualTo("PageSize"));

    [Test]
    public void Apply_names_a_query_parameter_like_a_member_of_models() =>
        Assert.That(
            (string?)Parameters(""" { "name": "missing", "in": "query" } """).After<NameMembers>().OnlyOperation()
                .At("parameters[0].x-csharp-name"),
            Is.EqualTo("Missing"));

    [TestCase("to_string")]
    [TestCase("write_to")]
    public void Apply_to_a_query_parameter_with_the_name_of_a_member_refuses_it(string parameter) =>
        Assert.That(
            Parameters($$""" { "name": "{{parameter}}", "in": "query" } """).Refused<NameMembers>().JsonPath,
            Is.EqualTo("$.paths['/things/'].get"));

    [Test]
    public void Apply_to_query_parameters_of_one_name_refuses_them() =>
        Assert.That(
            Parameters(""" { "name": "page_size", "in": "query" }, { "name": "pageSize", "in": "query" } """)
                .Refused<NameMembers>().Problem,
            Does.Contain("PageSize"));

    private static Newtonsoft.Json.Linq.JObject Parameters(string parameters) => Tiny.Operation($""" "parameters": [ {parameters} ] """);
}
