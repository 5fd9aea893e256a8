using DataGouv.Generator.Documents;
using DataGouv.Generator.Passes.CSharp;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Tests.Passes.CSharp;

public sealed class ShareModelsTests
{
    private const string Animal = """
        { "properties": { "id": { "type": "string" }, "legs": { "type": "integer" } }, "required": [ "id", "legs" ] }
        """;

    [TestCase(Animal)]
    [TestCase("""{ "required": [ "legs", "id" ], "properties": { "legs": { "type": "integer" }, "id": { "type": "string" } } }""")]
    [TestCase("""
        { "description": "Has legs.", "x-csharp-remarks": "Read.", "required": [ "id", "legs" ],
          "properties": { "id": { "type": "string", "example": "a", "x-csharp-order": 2 }, "legs": { "type": "integer" } } }
        """)]
    public void Apply_to_a_model_of_the_same_shape_shares_it(string other) =>
        Assert.That(Share($"\"Animal\": {other}")[TemplateWords.SharedTypes]!.Values<string>(), Is.EqualTo(["Animal"]));

    [TestCase("""{ "properties": { "id": { "type": "string" } }, "required": [ "id", "legs" ] }""", "legs")]
    [TestCase("""{ "properties": { "id": { "type": "string" }, "legs": { "type": "number" } }, "required": [ "id", "legs" ] }""", "legs")]
    [TestCase("""{ "properties": { "id": { "type": "string" }, "legs": { "type": "integer" } }, "required": [ "id" ] }""", "required")]
    [TestCase("""{ "type": "string", "enum": [ "cat", "dog" ] }""", "type")]
    public void Apply_to_a_model_of_another_shape_says_where_and_what_to_do(string other, string place)
    {
        var refusal = Assert.Throws<DocumentException>(() => Share($"\"Animal\": {other}"))!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refusal.Problem, Is.EqualTo($"Zoo has another Animal: {place} is not the same."));
            Assert.That(refusal.Fix, Does.Contain(Words.Shared).And.Contain(Words.Name));
        }
    }

    [Test]
    public void Apply_to_a_property_that_is_called_as_a_silent_word_compares_it()
    {
        var ours = Tiny.Schemas(""" "A": { "properties": { "title": { "type": "string" } } } """);
        var theirs = Tiny.Schemas(""" "A": { "properties": {} } """);

        Assert.That(() => new ShareModels(theirs).Apply(ours), Throws.TypeOf<DocumentException>());
    }

    [TestCase(TemplateWords.ToPatch)]
    [TestCase(TemplateWords.ToInput + "-members")]
    [TestCase(TemplateWords.TakesNull)]
    public void Apply_to_a_model_that_can_do_more_there_shares_it(string word)
    {
        var (ours, theirs) = (Tiny.Schemas(""" "A": {} """), Tiny.Schemas($$""" "A": { "{{word}}": true } """));

        Assert.That(new ShareModels(theirs).Apply(ours)[TemplateWords.SharedTypes]!.Values<string>(), Is.EqualTo(["A"]));
    }

    [TestCase(TemplateWords.ToPatch)]
    [TestCase(TemplateWords.TakesNull)]
    public void Apply_to_a_model_that_can_do_less_there_refuses_it(string word)
    {
        var (ours, theirs) = (Tiny.Schemas($$""" "A": { "{{word}}": true } """), Tiny.Schemas(""" "A": {} """));

        Assert.That(() => new ShareModels(theirs).Apply(ours), Throws.TypeOf<DocumentException>());
    }

    [Test]
    public void Apply_to_a_model_of_another_name_shares_nothing() =>
        Assert.That(Share($"\"Bird\": {Animal}")[TemplateWords.SharedTypes], Is.Empty);

    private static JObject Share(string schemas)
    {
        var theirs = Tiny.Schemas($"\"Animal\": {Animal}");
        theirs[TemplateWords.Title] = "Zoo";
        return new ShareModels(theirs).Apply(Tiny.Schemas(schemas));
    }
}
