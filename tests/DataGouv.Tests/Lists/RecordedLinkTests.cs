using DataGouv.Replay;
using DataGouv.Tests.Support;

namespace DataGouv.Tests.Lists;

/// <summary>Links to lists, as the real server gave them.</summary>
internal sealed class RecordedLinkTests
{
    private ReplayServer _server = null!;
    private DataGouvClient _client = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _server = await ReplayServer.StartAsync();
        _client = TestClient.Of(_server);
    }

    [TearDown]
    public async Task StopAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Test]
    public async Task EnumerateAsync_of_the_elements_of_a_topic_by_their_link_gives_them()
    {
        var topic = await _client.CatalogV2.Topics["mobilites-actives"].GetAsync();

        // The list was recorded without the query of the link, which says what is the default.
        var link = new Uri(topic.Elements!.Href!).GetLeftPart(UriPartial.Path);
        var elements = _client.CatalogV2.Topics["mobilites-actives"].Elements.WithUrl(link).EnumerateAsync();
        Assert.That(await elements.ToListAsync(), Has.Count.EqualTo(topic.Elements.Total));
    }

    [Test]
    public async Task EnumerateAsync_of_the_items_of_a_harvest_job_by_their_relative_link_gives_them()
    {
        var job = _client.Catalog.Harvest.Job["5e0a669e77e9bd4d8c0b885c"];
        var link = (await job.GetAsync()).Items!.Href!;
        var page = await job.Items.WithUrl(link + "?page=2&page_size=5").EnumerateAsync().AsPages().FirstAsync();
        Assert.That((link[0], page.Number, page.Values.Count, page.Total), Is.EqualTo(('/', 2, 5, 23)));
    }
}
