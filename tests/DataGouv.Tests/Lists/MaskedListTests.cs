using DataGouv.Tests.Support;

namespace DataGouv.Tests.Lists;

/// <summary>Lists with a field mask: their rows come, or the mask is refused before anything is sent.</summary>
internal sealed class MaskedListTests
{
    [TestCase("id,title")]
    [TestCase("{id,title}")]
    [TestCase("id title")]
    [TestCase("title,id,next_page")]
    [TestCase("id,title,owner{slug}")]
    [TestCase("data{id,title}")]
    [TestCase("data{id},title")]
    [TestCase("data,total")]
    [TestCase("*")]
    [TestCase("id,*")]
    public async Task EnumerateAsync_with_a_mask_gives_every_row(string mask)
    {
        var server = new MaskedListServer();
        using var client = TestClient.Create(server.Handler);
        var rows = await client.Catalog.Datasets.EnumerateAsync(request => request.Headers.Add("X-Fields", mask)).ToListAsync();
        Assert.That(rows.Select(row => (row.Id, row.Title)), Is.EqualTo(Each(number => ($"5e{number:d22}", $"Title {number}"))));
    }

    [Test]
    public async Task EnumerateAsync_with_two_headers_gives_what_both_name()
    {
        var server = new MaskedListServer();
        using var client = TestClient.Create(server.Handler);
        var rows = await client.Catalog.Datasets.EnumerateAsync(request =>
        {
            request.Headers.Add("X-Fields", "{id}");
            request.Headers.Add("X-Fields", "{owner{slug}}");
        }).ToListAsync();
        Assert.That(rows.Select(row => (row.Id, row.Owner?.Slug)), Is.EqualTo(Each(number => ($"5e{number:d22}", "somebody"))));
    }

    [Test]
    public async Task EnumerateAsync_of_version_2_with_a_mask_gives_every_row()
    {
        var server = new MaskedListServer();
        using var client = TestClient.Create(server.Handler);
        var list = client.CatalogV2.Topics["t"].Elements.EnumerateAsync(request => request.Headers.Add("X-Fields", "id,title"));
        Assert.That(await list.Select(row => row.Title).ToListAsync(), Is.EqualTo(Each(number => $"Title {number}")));
    }

    [Test]
    public async Task AsPages_with_a_mask_of_items_keeps_the_numbers_of_pages()
    {
        var server = new MaskedListServer();
        using var client = TestClient.Create(server.Handler);
        var list = client.Catalog.Datasets.EnumerateAsync(request => request.Headers.Add("X-Fields", "id,title"));
        var pages = await list.AsPages().ToListAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(pages.Select(page => page.Number), Is.EqualTo(Enumerable.Range(1, 3)));
            Assert.That(pages.Select(page => (page.Size, page.Total)), Is.All.EqualTo(((int?)2, (long?)5)));
            Assert.That(pages.Select(page => page.Continuation?[..14]), Is.EqualTo(new[] { "page-2.size-2.", "page-3.size-2.", null }));
        }
    }

    [Test]
    public async Task CountAsync_with_a_mask_of_the_page_counts()
    {
        var server = new MaskedListServer();
        using var client = TestClient.Create(server.Handler);
        var list = client.Catalog.Datasets.EnumerateAsync(request => request.Headers.Add("X-Fields", "total"));
        Assert.That(await list.CountAsync(), Is.EqualTo(5));
    }

    [TestCase("data{id}", null)]
    [TestCase("data{id},total", 5)]
    public async Task GetAsync_of_a_page_with_a_mask_has_a_total_only_when_it_was_asked_for(string mask, long? total)
    {
        var server = new MaskedListServer();
        using var client = TestClient.Create(server.Handler);
        var page = await client.Catalog.Datasets.GetAsync(request => request.Headers.Add("X-Fields", mask));
        Assert.That(page.Total, Is.EqualTo(total));
    }

    [Test]
    public void EnumerateAsync_with_a_mask_that_leaves_the_rows_out_says_so()
    {
        var server = new MaskedListServer();
        using var client = TestClient.Create(server.Handler);
        var list = client.Catalog.Datasets.EnumerateAsync(request => request.Headers.Add("X-Fields", "total,next_page"));
        Assert.That(
            async () => await list.ToListAsync(),
            Throws.TypeOf<InvalidDataException>().With.Message.Contains("has to name data"));
    }

    [TestCase("id,owner{slug")]
    [TestCase("id}")]
    [TestCase("{}")]
    public void EnumerateAsync_with_a_mask_that_cannot_be_completed_is_refused_before_any_request(string mask)
    {
        var server = new MaskedListServer();
        using var client = TestClient.Create(server.Handler);
        Assert.That(
            async () => await client.Catalog.Datasets.EnumerateAsync(request => request.Headers.Add("X-Fields", mask)).ToListAsync(),
            Throws.ArgumentException.With.Message.Contains("X-Fields"));
        Assert.That(server.Handler.Requests, Is.Empty);
    }

    private static IEnumerable<T> Each<T>(Func<int, T> row) => Enumerable.Range(1, 5).Select(row);
}
