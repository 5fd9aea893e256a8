using DataGouv.Generator.Passes.Canonical;

namespace DataGouv.Generator.Tests.Passes.Canonical;

public sealed class ResolveReferencesTests
{
    [TestCase("#/components/schemas/B")]
    [TestCase("#/paths/~1a~1/get/tags/0")]
    public void Apply_accepts_a_reference_that_points_to_something(string reference) =>
        Assert.That(() => With(reference).After<ResolveReferences>(), Throws.Nothing);

    [TestCase("#/components/schemas/C")]
    [TestCase("#/components/schemas/B/properties")]
    [TestCase("#/paths/~1a~1/get/tags/7")]
    [TestCase("#/paths/~1a~1/get/tags/-1")]
    [TestCase("#/")]
    public void Apply_to_a_dangling_reference_refuses_it_with_its_path(string reference)
    {
        var refusal = With(reference).Refused<ResolveReferences>();

        Assert.That($"{refusal.JsonPath}: {refusal.Problem}", Is.EqualTo($"$.components.schemas.A.$ref: The reference {reference} points to nothing."));
    }

    [TestCase("other.json#/A")]
    [TestCase("https://example.org/a.json")]
    public void Apply_to_a_reference_that_leaves_the_document_refuses_it(string reference) =>
        Assert.That(With(reference).Refused<ResolveReferences>().Problem, Does.Contain("leaves the document"));

    [Test]
    public void Apply_to_a_dangling_member_of_a_family_refuses_it()
    {
        var document = Tiny.Schemas("""
            "Base": { "x-datagouv-discriminator": { "property": "class", "mapping": { "Dog": "#/components/schemas/Dog" } } }
            """);

        Assert.That(document.Refused<ResolveReferences>().JsonPath, Does.EndWith("mapping.Dog"));
    }

    private static Newtonsoft.Json.Linq.JObject With(string reference) => Tiny.OpenApi3($$"""
        "paths": { "/a/": { "get": { "tags": [ "one" ] } } },
        "components": { "schemas": { "A": { "$ref": "{{reference}}" }, "B": {} } }
        """);
}
