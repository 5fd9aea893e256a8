using DataGouv.Generator.Passes.Canonical;

namespace DataGouv.Generator.Tests.Passes.Canonical;

public sealed class UseInclusiveBoundsTests
{
    [TestCase("""{"type":"integer","minimum":0,"exclusiveMinimum":true}""", """{"type":"integer","minimum":1}""")]
    [TestCase("""{"type":"integer","maximum":100,"exclusiveMaximum":true}""", """{"type":"integer","maximum":99}""")]
    [TestCase("""{"type":"integer","minimum":0,"exclusiveMinimum":false}""", """{"type":"integer","minimum":0}""")]
    [TestCase("""{"type":"integer","exclusiveMinimum":true}""", """{"type":"integer"}""")]
    [TestCase("""{"type":"number","minimum":0,"exclusiveMinimum":true}""", """{"type":"number","minimum":0,"exclusiveMinimum":true}""")]
    public void Apply_to_a_schema_makes_the_bounds_of_integers_inclusive(string before, string after)
    {
        var document = Tiny.Swagger2($$"""
            "definitions": { "A": {{before}} }
            """);

        Assert.That(document.After<UseInclusiveBounds>().Text("$.definitions.A"), Is.EqualTo(after));
    }

    [Test]
    public void Apply_to_a_parameter_makes_its_bound_inclusive()
    {
        var document = Tiny.Swagger2("""
            "paths": { "/a/": { "get": { "parameters": [ { "name": "page", "in": "query", "type": "integer", "minimum": 0, "exclusiveMinimum": true } ] } } }
            """);

        Assert.That((int?)document.After<UseInclusiveBounds>().OnlyOperation().At("parameters[0].minimum"), Is.EqualTo(1));
    }
}
