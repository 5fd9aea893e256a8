using DataGouv.Generator.Passes.Canonical;

namespace DataGouv.Generator.Tests.Passes.Canonical;

public sealed class ValidateDocumentTests
{
    [Test]
    public void Apply_to_a_valid_document_changes_nothing()
    {
        var before = Valid().ToString();

        Assert.That(Valid().After<ValidateDocument>().ToString(), Is.EqualTo(before));
    }

    [TestCase("$.paths['/things/'].get.responses['200'].description")]
    [TestCase("$.info.title")]
    [TestCase("$.info")]
    public void Apply_without_a_compulsory_part_refuses_the_document(string part)
    {
        var document = Valid();
        document.SelectToken(part)!.Parent!.Remove();

        Assert.That(document.Refused<ValidateDocument>().Problem, Does.StartWith("The canonical document is not valid OpenAPI 3.0"));
    }

    private static Newtonsoft.Json.Linq.JObject Valid() => Tiny.Operation(""" "responses": { "200": { "description": "" } } """);
}
