using DataGouv.Catalog;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary;

namespace DataGouv.Generated.Tests.Paging;

internal sealed class PrefetchDepthTests
{
    [Test]
    public async Task Enumerate_on_an_adapter_with_a_depth_reads_so_far_ahead([Values(0, 3)] int depth)
    {
        using var server = new ListServer(ListShape.Catalogue, 1000);
        using var http = new HttpClient(server, disposeHandler: false);
        using var adapter = new PagingAdapter(http, depth);
        await using var pages = new CatalogRequestBuilder(new Uri("https://catalogue.example/api/1/"), adapter)
            .Datasets.EnumerateAsync()
            .AsPages()
            .GetAsyncEnumerator();
        await pages.MoveNextAsync();
        Assert.That(server.Requested, Has.Count.EqualTo(1 + depth));
    }

    private sealed class PagingAdapter(HttpClient http, int depth)
        : HttpClientRequestAdapter(new AnonymousAuthenticationProvider(), httpClient: http),
            IPagingAdapter
    {
        public int PrefetchDepth => depth;
    }
}
