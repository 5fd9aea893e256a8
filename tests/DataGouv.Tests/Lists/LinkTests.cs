using DataGouv.Tests.Support;

namespace DataGouv.Tests.Lists;

/// <summary>Lists at the addresses that the server gives, through the pipeline.</summary>
internal sealed class LinkTests
{
    [Test]
    public async Task EnumerateAsync_of_a_relative_link_reads_its_pages_with_the_key()
    {
        using var end = Pages();
        using var client = TestClient.Create(end, options => options.ApiKey = "udata_key");
        var items = client.Catalog.Harvest.Job["5e"].Items.WithUrl("/api/1/harvest/job/5e/items/?page_size=1");
        Assert.That(await items.EnumerateAsync().ToListAsync(), Has.Count.EqualTo(2));
        Assert.That(end.Requests.Select(request => (request.Address.AbsoluteUri, request.Headers["X-API-KEY"])), Is.EqualTo(new[]
        {
            ("https://www.example.test/api/1/harvest/job/5e/items/?page_size=1", "udata_key"),
            ("https://www.example.test/api/1/harvest/job/5e/items/?page_size=1&page=2", "udata_key"),
        }));
    }

    [Test]
    public async Task EnumerateAsync_of_a_link_to_another_host_sends_it_no_key()
    {
        using var end = Pages();
        using var client = TestClient.Create(end, options => options.ApiKey = "udata_key");
        var datasets = client.Catalog.Datasets.WithUrl("https://elsewhere.test/api/1/datasets/");
        Assert.That(await datasets.EnumerateAsync().ToListAsync(), Has.Count.EqualTo(2));
        Assert.That(
            end.Requests.Select(request => (request.Address.Host, request.Headers.ContainsKey("X-API-KEY"))),
            Is.All.EqualTo(("elsewhere.test", false)));
    }

    [TestCase("//elsewhere.test/api/1/datasets/")]
    [TestCase("/\\elsewhere.test/api/1/datasets/")]
    public async Task EnumerateAsync_of_a_path_that_looks_like_another_host_stays_at_its_own(string link)
    {
        using var end = Pages();
        using var client = TestClient.Create(end);
        await client.Catalog.Datasets.WithUrl(link).EnumerateAsync().ToListAsync();
        Assert.That(end.Requests.Select(request => request.Address.Host), Is.All.EqualTo("www.example.test"));
    }

    private static StubHandler Pages() => new((_, number) =>
    {
        var next = number == 1 ? "\"https://www.example.test/?page=2\"" : "null";
        return Answers.Json($$"""{"data":[{"id":"{{number}}"}],"page":{{number}},"page_size":1,"total":2,"next_page":{{next}}}""");
    });
}
