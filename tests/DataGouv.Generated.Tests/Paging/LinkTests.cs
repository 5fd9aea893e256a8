namespace DataGouv.Generated.Tests.Paging;

/// <summary>Lists at addresses that the server gave.</summary>
internal sealed class LinkTests
{
    private const string Link = "https://catalogue.example/api/1/datasets/?tag=a&page_size=3&tag=b%26c";

    [Test]
    public async Task Enumerate_from_an_address_reads_its_pages_with_its_own_query([Values(0, 4)] int depth)
    {
        using var server = new ListServer(ListShape.Catalogue, 8);
        var values = await Numbers(server.Catalog.Datasets.WithUrl(Link).EnumerateAsync().WithPrefetch(depth)).ToListAsync();
        Assert.Multiple(() =>
        {
            Assert.That(values, Is.EqualTo(Enumerable.Range(1, 8)));
            Assert.That(server.Addresses.Select(page => page.AbsoluteUri), Is.EqualTo(new[] { Link, Link + "&page=2", Link + "&page=3" }));
        });
    }

    [Test]
    public async Task Enumerate_from_the_address_of_a_page_begins_there()
    {
        using var server = new ListServer(ListShape.Catalogue, 8);
        var list = server.Catalog.Datasets.WithUrl("/api/1/datasets/?page=2&page_size=3").EnumerateAsync();
        Assert.That(await Numbers(list).ToListAsync(), Is.EqualTo(Enumerable.Range(4, 5)));
        Assert.That(server.Addresses.Select(address => address.Query), Is.EqualTo(new[] { "?page=2&page_size=3", "?page_size=3&page=3" }));
    }

    [Test]
    public async Task Enumerate_from_an_address_with_a_page_of_the_configuration_begins_there()
    {
        using var server = new ListServer(ListShape.Catalogue, 8);
        var list = server.Catalog.Datasets.WithUrl(Link)
            .EnumerateAsync(request => (request.QueryParameters.Page, request.QueryParameters.Q) = (3, "ignored"));
        Assert.That(await Numbers(list).ToListAsync(), Is.EqualTo(new[] { 7, 8 }));
        Assert.That(server.Addresses.Single().AbsoluteUri, Is.EqualTo(Link + "&page=3"));
    }

    [Test]
    public async Task Enumerate_from_an_address_whose_pages_do_not_say_their_number_goes_on_from_it()
    {
        using var server = new ListServer(ListShape.Catalogue, 8) { SaysTotal = false };
        var list = server.Catalog.Datasets.WithUrl("/api/1/datasets/?page_size=3&page=2").EnumerateAsync();
        Assert.That(await Numbers(list).ToListAsync(), Is.EqualTo(Enumerable.Range(4, 5)));
    }

    [Test]
    public async Task Continuation_from_an_address_goes_on_at_that_address()
    {
        using var server = new ListServer(ListShape.Catalogue, 8);
        var place = (await server.Catalog.Datasets.WithUrl(Link).EnumerateAsync().AsPages().FirstAsync()).Continuation;
        var rest = server.Catalog.Datasets.WithUrl(Link).EnumerateAsync().AsPages(place).SelectMany(page => page.Values);
        Assert.That(await rest.Select(dataset => int.Parse(dataset.Title!, null)).ToListAsync(), Is.EqualTo(Enumerable.Range(4, 5)));
    }

    [Test]
    public async Task Continuation_from_an_address_at_another_address_is_refused()
    {
        using var server = new ListServer(ListShape.Catalogue, 8);
        var place = (await server.Catalog.Datasets.WithUrl(Link).EnumerateAsync().AsPages().FirstAsync()).Continuation;
        Assert.That(
            () => server.Catalog.Datasets.WithUrl(Link.Replace("tag=a", "tag=z", StringComparison.Ordinal)).EnumerateAsync().AsPages(place),
            Throws.ArgumentException.With.Message.Contains("belongs to another list"));
    }

    [Test]
    public async Task CountAsync_from_an_address_asks_it_once()
    {
        using var server = new ListServer(ListShape.Catalogue, 1234);
        Assert.That(await server.Catalog.Datasets.WithUrl(Link).EnumerateAsync().CountAsync(), Is.EqualTo(1234));
        Assert.That(server.Addresses.Single().AbsoluteUri, Is.EqualTo(Link));
    }

    private static IAsyncEnumerable<int> Numbers(IAsyncEnumerable<DataGouv.Catalog.Dataset> datasets) =>
        datasets.Select(dataset => int.Parse(dataset.Title!, null));
}
