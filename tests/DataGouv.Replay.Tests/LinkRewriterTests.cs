namespace DataGouv.Replay.Tests;

public sealed class LinkRewriterTests
{
    private readonly LinkRewriter links = new("http://localhost:1");

    [TestCase("https://www.data.gouv.fr/api/1/datasets/?page=2", "http://localhost:1/api/1/datasets/?page=2")]
    [TestCase("https://metric-api.data.gouv.fr/api/site/data/", "http://localhost:1/metrics/api/site/data/")]
    [TestCase("https://tabular-api.data.gouv.fr/api/x/", "http://localhost:1/tabular/api/x/")]
    public void ToReplay_link_to_a_recorded_server_leads_to_the_replay_server(string recorded, string expected) =>
        Assert.That(links.ToReplay(recorded), Is.EqualTo(expected));

    [TestCase("https://explore.data.gouv.fr/x")]
    [TestCase("https://catalogue.exemple.fr/jeux/129")]
    [TestCase("/api/1/datasets/")]
    public void ToReplay_any_other_link_stays(string recorded) =>
        Assert.That(links.ToReplay(recorded), Is.EqualTo(recorded));

    [TestCase("https://www.data.gouv.fr/api/1/datasets/")]
    [TestCase("https://metric-api.data.gouv.fr/api/site/data/")]
    [TestCase("https://tabular-api.data.gouv.fr/api/x/")]
    public void ToRecorded_rewritten_link_becomes_what_it_was(string recorded) =>
        Assert.That(links.ToRecorded(links.ToReplay(recorded)), Is.EqualTo(recorded));
}
