using DataGouv.Generator.Passes.Canonical;

namespace DataGouv.Generator.Tests.Passes.Canonical;

public sealed class RemoveEmptyContentTests
{
    [TestCase("""{"description":"","content":{"application/json":{}}}""", """{"description":""}""")]
    [TestCase("""{"description":"","content":{"application/json":{},"text/csv":{"schema":{}}}}""", """{"description":"","content":{"text/csv":{"schema":{}}}}""")]
    [TestCase("""{"description":""}""", """{"description":""}""")]
    public void Apply_takes_out_the_bodies_that_nobody_described(string before, string after)
    {
        var document = Tiny.Operation($$"""
            "responses": { "200": {{before}} }
            """);

        Assert.That(document.After<RemoveEmptyContent>().OnlyOperation().Text("responses.200"), Is.EqualTo(after));
    }

    [Test]
    public void Apply_takes_them_out_of_shared_responses()
    {
        var document = Tiny.OpenApi3("""
            "components": { "responses": { "A": { "content": { "application/json": {} } } } }
            """);

        Assert.That(document.After<RemoveEmptyContent>().Text("$.components.responses.A"), Is.EqualTo("{}"));
    }
}
