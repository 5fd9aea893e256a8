using DataGouv.Generator.Documents;
using DataGouv.Generator.Passes.Canonical;

namespace DataGouv.Generator.Tests.Passes.Canonical;

public sealed class HoistEnumsTests
{
    private const string OpenOrClosed = """{"type":"string","enum":["closed","open"]}""";

    [Test]
    public void Apply_names_an_enum_after_its_property()
    {
        var document = Tiny.Schemas($$""" "A": { "properties": { "access_type": {{OpenOrClosed}} } } """).After<HoistEnums>();

        Assert.That(
            document.Text("$.components.schemas"),
            Is.EqualTo(
                """{"A":{"properties":{"access_type":{"$ref":"#/components/schemas/AccessType"}}},"AccessType":""" + OpenOrClosed + "}"));
    }

    [Test]
    public void Apply_makes_one_type_of_the_same_values_in_two_models()
    {
        var document = Tiny.Schemas(
            $$"""
            "A": { "properties": { "access_type": {{OpenOrClosed}} } }, "B": { "properties": { "access_type": {{OpenOrClosed}} } }
            """);

        Assert.That(
            document.After<HoistEnums>().Schemas().Properties().Select(schema => schema.Name),
            Is.EqualTo(new[] { "A", "B", "AccessType" }));
    }

    [Test]
    public void Apply_to_a_property_of_one_word_names_the_type_after_the_shortest_of_its_owners()
    {
        var document = Tiny.Schemas(
            $$"""
            "AnimalInput": { "properties": { "kind": {{OpenOrClosed}} } }, "Animal": { "properties": { "kind": {{OpenOrClosed}} } }
            """);

        Assert.That(document.After<HoistEnums>().Schemas().Properties().Last().Name, Is.EqualTo("AnimalKind"));
    }

    [Test]
    public void Apply_tells_different_values_of_one_name_apart_by_their_owner()
    {
        var document = Tiny.Schemas(
            $$"""
            "A": { "properties": { "kind": {{OpenOrClosed}} } },
            "B": { "properties": { "kind": { "type": "string", "enum": [ "x", "y" ] } } }
            """);

        Assert.That(
            document.After<HoistEnums>().Schemas().Properties().Select(schema => schema.Name),
            Is.EqualTo(new[] { "A", "B", "AKind", "BKind" }));
    }

    [Test]
    public void Apply_keeps_what_stands_beside_the_values()
    {
        var document = Tiny.Schemas(
            """
            "A": { "properties": { "kind": { "type": "string", "enum": [ "x", "y" ], "default": "x" } } }
            """);

        Assert.That(
            document.After<HoistEnums>().Text("$.components.schemas.A.properties.kind"),
            Is.EqualTo("""{"default":"x","allOf":[{"$ref":"#/components/schemas/AKind"}]}"""));
    }

    [Test]
    public void Apply_to_a_single_value_leaves_it()
    {
        var document = Tiny.Schemas(
            """
            "A": { "properties": { "class": { "type": "string", "enum": [ "Dataset" ] } } }
            """);

        Assert.That(document.After<HoistEnums>().Schemas().Properties().Count(), Is.EqualTo(1));
    }

    [Test]
    public void Apply_to_a_single_value_of_the_items_of_a_list_names_it()
    {
        var document = Tiny.Schemas(
            """ "A": { "properties": { "scopes": { "type": "array", "items": { "type": "string", "enum": [ "admin" ] } } } } """);

        Assert.That(
            document.After<HoistEnums>().Text("$.components.schemas.A.properties.scopes.items"),
            Is.EqualTo("""{"$ref":"#/components/schemas/AScopes"}"""));
    }

    [Test]
    public void Apply_finds_the_values_of_the_items_of_a_list()
    {
        var document = Tiny.Schemas($$""" "A": { "properties": { "kinds": { "type": "array", "items": {{OpenOrClosed}} } } } """);

        Assert.That(
            document.After<HoistEnums>().Text("$.components.schemas.A.properties.kinds.items"),
            Is.EqualTo("""{"$ref":"#/components/schemas/AKinds"}"""));
    }

    [Test]
    public void Apply_names_the_values_of_a_query_parameter()
    {
        var document = Tiny.Operation($$""" "parameters": [ { "name": "access_type", "in": "query", "schema": {{OpenOrClosed}} } ] """);

        Assert.That(
            document.After<HoistEnums>().OnlyOperation().Text("parameters[0].schema"),
            Is.EqualTo("""{"$ref":"#/components/schemas/AccessType"}"""));
    }

    [TestCase("listAnimals", "AnimalState")]
    [TestCase("searchAnimals", "AnimalSearchState")]
    [TestCase("animalStates", "AnimalStatesState")]
    public void Apply_to_a_query_parameter_of_one_word_names_the_type_after_what_is_listed(string operation, string name)
    {
        var document = Tiny.Operation($$""" "parameters": [ { "name": "state", "in": "query", "schema": {{OpenOrClosed}} } ] """);
        document.OnlyOperation()["operationId"] = operation;

        Assert.That(document.After<HoistEnums>().Schemas().Properties().Single().Name, Is.EqualTo(name));
    }

    [Test]
    public void Apply_to_a_name_on_a_query_parameter_gives_it_to_the_type()
    {
        var document = Tiny.Operation(
            $$"""
            "parameters": [ { "name": "state", "in": "query", "x-datagouv-name": "DoorState", "schema": {{OpenOrClosed}} } ]
            """);

        Assert.That(
            document.After<HoistEnums>().OnlyOperation().Text("parameters[0]"),
            Is.EqualTo("""{"name":"state","in":"query","schema":{"$ref":"#/components/schemas/DoorState"}}"""));
    }

    [Test]
    public void Apply_to_one_name_for_the_same_values_of_two_properties_makes_one_type()
    {
        var document = Tiny.Schemas(
            """
            "A": { "properties": { "kind": { "type": "string", "enum": [ "x", "y" ], "x-datagouv-name": "LetterKind" },
                                   "kind_of_b": { "type": "string", "enum": [ "x", "y" ], "x-datagouv-name": "LetterKind" } } }
            """);

        Assert.That(
            document.After<HoistEnums>().Schemas().Properties().Select(schema => schema.Name),
            Is.EqualTo(new[] { "A", "LetterKind" }));
    }

    [TestCase("log_level", "LogLevelValue")]
    [TestCase("door_state", "DoorStateValue")]
    public void Apply_avoids_a_name_that_is_taken(string property, string name)
    {
        var document = Tiny.Schemas($$""" "DoorState": { "properties": { "{{property}}": {{OpenOrClosed}} } } """);

        Assert.That(document.After<HoistEnums>().At("$.components.schemas." + name), Is.Not.Null);
    }

    [Test]
    public void Apply_to_a_given_name_that_another_schema_has_refuses_it()
    {
        var document = Tiny.Schemas(
            """
            "A": { "properties": { "kind": { "type": "string", "enum": [ "x", "y" ], "x-datagouv-name": "B" } } }, "B": {}
            """);

        Assert.That(document.Refused<HoistEnums>().Problem, Does.Contain("would be named B"));
    }
}
