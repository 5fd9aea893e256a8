using DataGouv.Generator.Passes.Canonical;

namespace DataGouv.Generator.Tests.Passes.Canonical;

public sealed class SortEnumsTests
{
    [TestCase("""["b","a","c"]""", """["a","b","c"]""")]
    [TestCase("""["é","z","Z"]""", """["Z","z","é"]""")]
    [TestCase("""["a","b","a"]""", """["a","b"]""")]
    public void Apply_orders_values_by_their_characters_and_keeps_each_once(string before, string after)
    {
        var document = Tiny.Schemas($$""" "A": { "type": "string", "enum": {{before}} } """);

        Assert.That(document.After<SortEnums>().Text("$.components.schemas.A.enum"), Is.EqualTo(after));
    }

    [Test]
    public void Apply_orders_the_values_of_a_Swagger_2_parameter()
    {
        var document = Tiny.Swagger2("""
            "paths": { "/a/": { "get": { "parameters": [ { "name": "sort", "in": "query", "type": "string", "enum": [ "b", "a" ] } ] } } }
            """);

        Assert.That(document.After<SortEnums>().OnlyOperation().Text("parameters[0].enum"), Is.EqualTo("""["a","b"]"""));
    }
}
