using DataGouv.Generator.Passes.Canonical;

namespace DataGouv.Generator.Tests.Passes.Canonical;

public sealed class NullableByDefaultTests
{
    [TestCase("""{"type":"string"}""", """{"type":"string","nullable":true}""")]
    [TestCase("""{"$ref":"#/components/schemas/B"}""", """{"allOf":[{"$ref":"#/components/schemas/B"}],"nullable":true}""")]
    [TestCase("""{"type":"string","x-datagouv-never-null":true}""", """{"type":"string"}""")]
    [TestCase("""{"type":"integer"}""", """{"type":"integer","nullable":true,"format":"int64"}""")]
    [TestCase("""{"type":"integer","format":"int32"}""", """{"type":"integer","format":"int32","nullable":true}""")]
    public void Apply_lets_a_property_that_is_read_be_null_unless_proven(string before, string after)
    {
        var document = Tiny.Schemas($$""" "A": { "x-datagouv-direction": "read", "properties": { "x": {{before}} } } """);

        Assert.That(document.After<NullableByDefault>().Text("$.components.schemas.A.properties.x"), Is.EqualTo(after));
    }

    [Test]
    public void Apply_requires_only_what_is_proven()
    {
        var document = Tiny.Schemas(
            """
            "A": { "x-datagouv-direction": "read", "required": [ "a" ], "properties": { "a": {}, "b": { "x-datagouv-never-null": true } } }
            """);

        Assert.That(document.After<NullableByDefault>().Text("$.components.schemas.A.required"), Is.EqualTo("""["b"]"""));
    }

    [Test]
    public void Apply_to_a_model_that_is_written_keeps_what_it_says()
    {
        const string Written = """{"x-datagouv-direction":"write","required":["a"],"properties":{"a":{"type":"string"}}}""";

        Assert.That(Tiny.Schemas($""" "A": {Written} """).After<NullableByDefault>().Text("$.components.schemas.A"), Is.EqualTo(Written));
    }

    [Test]
    public void Apply_to_a_model_that_is_written_forgets_the_word_for_what_cannot_be_null()
    {
        var document = Tiny.Schemas(
            """
            "A": { "x-datagouv-direction": "write", "properties": { "a": { "type": "string", "x-datagouv-never-null": true } } }
            """);

        Assert.That(document.After<NullableByDefault>().Text("$.components.schemas.A.properties.a"), Is.EqualTo("""{"type":"string"}"""));
    }

    [Test]
    public void Apply_leaves_the_condition_of_a_family_alone()
    {
        var document = Tiny.Schemas(
            """
            "A": { "x-datagouv-direction": "read", "anyOf": [ { "not": { "properties": { "class": { "type": "string" } } } } ] }
            """);

        Assert.That(
            document.After<NullableByDefault>().Text("$.components.schemas.A.anyOf[0].not.properties.class"),
            Is.EqualTo("""{"type":"string"}"""));
    }
}
