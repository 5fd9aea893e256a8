using System.Text.Json;
using DataGouv.Catalog;

namespace DataGouv.Generated.Tests.Models;

internal sealed class ReadModelTests
{
    [TestCase("{}")]
    [TestCase("""{"title":null}""")]
    [TestCase("""{"title":"Qualit\u00E9"}""")]
    [TestCase("""{"title":"a","of the future":{"deep":[1,2.5,null]}}""")]
    public void Model_read_is_written_as_it_was(string json) => Assert.That(Write(Read(json)), Is.EqualTo(json));

    [Test]
    public void Model_with_a_member_set_since_writes_it()
    {
        var dataset = Read("""{"id":"1"}""");
        dataset.Title = "new";
        Assert.That(Write(dataset), Is.EqualTo("""{"id":"1","title":"new"}"""));
    }

    [Test]
    public void Model_with_a_member_set_to_null_since_writes_null()
    {
        var dataset = Read("""{"acronym":"old"}""");
        dataset.Acronym = null;
        Assert.That(Write(dataset), Is.EqualTo("""{"acronym":null}"""));
    }

    [Test]
    public void Model_made_by_hand_writes_what_was_set() =>
        Assert.That(Write(new Dataset { Title = "a" }), Is.EqualTo("""{"title":"a"}"""));

    [Test]
    public void Model_keeps_members_that_it_does_not_know() =>
        Assert.That(Read("""{"of the future":{"deep":true}}""").AdditionalData["of the future"]["deep"].AsBoolean(), Is.True);

    [Test]
    public void Model_inside_a_model_is_written_as_it_was()
    {
        const string Json = """{"organization":{"name":null,"of the future":1}}""";
        Assert.That(Write(Read(Json)), Is.EqualTo(Json));
    }

    private static Dataset Read(string json) => JsonSerializer.Deserialize<Dataset>(json, CatalogJson.Options)!;

    private static string Write(Dataset dataset) => JsonSerializer.Serialize(dataset, CatalogJson.Options);
}
