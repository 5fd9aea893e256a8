using System.Net;
using Microsoft.Kiota.Abstractions;

namespace DataGouv.Generated.Tests.Paging;

/// <summary>The searches of v2 give 10,000 results and no more.</summary>
internal sealed class SearchWindowTests
{
    [Test]
    public async Task Enumerate_search_with_more_results_gives_those_and_says_what_to_use_instead([Values(0, 4)] int depth)
    {
        using var server = new ListServer(ListShape.Catalogue, 10_001);
        var values = new List<string?>();
        var end = await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            await foreach (var dataset in server.CatalogV2.Datasets.Search.EnumerateAsync(request => request.QueryParameters.PageSize = 1000).WithPrefetch(depth))
                values.Add(dataset.Title);
        });
        Assert.Multiple(() =>
        {
            Assert.That(values, Has.Count.EqualTo(10_000));
            Assert.That(server.Requested, Has.Count.EqualTo(10));
            Assert.That(end!.Message, Does.Contain("stops after 10000 results").And.Contain("this list has 10001").And.Contain("without /search/"));
        });
    }

    [Test]
    public async Task Enumerate_search_with_as_many_results_ends([Values(0, 4)] int depth)
    {
        using var server = new ListServer(ListShape.Catalogue, 10_000);
        Assert.That(await server.CatalogV2.Datasets.Search.EnumerateAsync(request => request.QueryParameters.PageSize = 1000).WithPrefetch(depth).CountAsync(CancellationToken.None), Is.EqualTo(10_000));
        Assert.That(await server.CatalogV2.Datasets.Search.EnumerateAsync(request => request.QueryParameters.PageSize = 1000).WithPrefetch(depth).ToListAsync(), Has.Count.EqualTo(10_000));
    }

    [Test]
    public async Task Enumerate_search_with_pages_that_do_not_fill_the_window_stops_before_it()
    {
        using var server = new ListServer(ListShape.Catalogue, 12_000);
        var values = 0;
        await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            await foreach (var _ in server.CatalogV2.Datasets.Search.EnumerateAsync(request => request.QueryParameters.PageSize = 3000).WithPrefetch(8))
                values++;
        });
        Assert.That((values, server.Requested.Count), Is.EqualTo((9000, 3)));
    }

    [Test]
    public async Task Enumerate_search_whose_pages_do_not_say_their_size_stops_where_the_server_refuses([Values(0, 4)] int depth)
    {
        using var server = new ListServer(ListShape.Catalogue, 12_000) { SaysTotal = false };
        server.Script = (page, _) => Task.FromResult(page > 10 ? ListServer.Answer(HttpStatusCode.BadRequest) : null);
        var values = 0;
        var end = await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            await foreach (var _ in server.CatalogV2.Datasets.Search.EnumerateAsync(request => request.QueryParameters.PageSize = 1000).WithPrefetch(depth))
                values++;
        });
        Assert.Multiple(() =>
        {
            Assert.That(values, Is.EqualTo(10_000));
            Assert.That(end!.Message, Does.Contain("this list has more"));
            Assert.That(end.InnerException, Is.InstanceOf<ApiException>());
        });
    }

    [Test]
    public void Enumerate_search_that_is_refused_at_once_surfaces_as_it_is()
    {
        using var server = new ListServer(ListShape.Catalogue, 12_000);
        server.Script = (_, _) => Task.FromResult<HttpResponseMessage?>(ListServer.Answer(HttpStatusCode.BadRequest));
        Assert.That(
            async () => await server.CatalogV2.Datasets.Search.EnumerateAsync().ToListAsync(),
            Throws.TypeOf<ApiException>().With.Property(nameof(ApiException.ResponseStatusCode)).EqualTo(400));
    }
}
