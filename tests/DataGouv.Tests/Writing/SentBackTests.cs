using DataGouv.Catalog;
using DataGouv.Tests.Support;

namespace DataGouv.Tests.Writing;

/// <summary>What was read becomes what is sent: all of it, and nothing that was not read.</summary>
public sealed class SentBackTests
{
    private const string Resource = "2d3bd2ff-3b1b-4d52-9a65-4b6a2e1a7f10";

    [Test]
    public void ToInput_of_an_id_that_is_sent_as_a_GUID_sends_it() =>
        Assert.That(
            ExploreBloc.FromJson($$"""{"class":"ExploreBloc","resource_id":"{{Resource}}"}""").ToInput().ResourceId,
            Is.EqualTo(Guid.Parse(Resource)));

    [Test]
    public void ToInput_of_an_id_that_is_no_GUID_leaves_it_out() =>
        Assert.That(ExploreBloc.FromJson("""{"class":"ExploreBloc","resource_id":"bancs"}""").ToInput().ResourceId, Is.Null);

    [TestCase("""{"tags":null,"temporal_coverage":null}""", """{"tags":[],"temporal_coverage":null}""")]
    [TestCase("""{"tags":["bancs"]}""", """{"tags":["bancs"]}""")]
    [TestCase("{}", "{}")]
    public void ToPatch_of_what_the_server_empties_sends_what_was_read(string read, string sent) =>
        Assert.That(Dataset.FromJson(read).ToPatch().ToJson(), Is.EqualTo(sent));

    [Test]
    public void ToPatch_of_a_dataset_that_says_nothing_of_its_tags_is_refused_by_a_PUT()
    {
        using var end = new StubHandler(_ => Answers.Json("{}"));
        using var client = TestClient.Create(end, options => options.ApiKey = "key");
        var patch = Dataset.FromJson("""{"id":"1","title":"Bancs"}""").ToPatch();

        Assert.That(() => client.Catalog.Datasets["1"].PutAsync(patch), Throws.ArgumentException.With.Message.Contains("empties \"tags\""));
    }

    [Test]
    public void ToPatch_gives_lists_and_maps_of_its_own()
    {
        const string Json = """{"extras":{"a":1},"tags":["bancs"]}""";
        var dataset = Dataset.FromJson(Json);

        var patch = dataset.ToPatch();
        patch.Tags!.Clear();
        patch.Extras!.Clear();

        Assert.That(dataset.ToJson(), Is.EqualTo(Json));
    }
}
