using System.Text.Json;
using DataGouv.Benchmarks.Baselines;
using DataGouv.Benchmarks.Calls.Serving;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary;
using Microsoft.Kiota.Serialization.Json;

namespace DataGouv.Benchmarks.Calls.Catalogue;

/// <summary>With Kiota's adapter, its default pipeline, and models as its own generator writes them.</summary>
/// <param name="address">Where the catalogue is.</param>
/// <param name="sockets">Null for those that Kiota makes by itself.</param>
internal sealed class KiotaCatalogue(Uri address, HttpMessageHandler? sockets = null) : ICatalogue
{
    private readonly HttpClientRequestAdapter _adapter = new(
        new AnonymousAuthenticationProvider(),
        new JsonParseNodeFactory(),
        httpClient: sockets is null ? null : KiotaClientFactory.Create(sockets))
    {
        BaseUrl = address.AbsoluteUri.TrimEnd('/'),
    };

    public async Task<int> ReadPageAsync() =>
        (await _adapter.SendAsync(Request(CataloguePages.SmallSize), _ => new KiotaDatasetPage()))!.Data!.Count;

    /// <summary>The same page through Kiota's transport alone: the stream is read by System.Text.Json.</summary>
    public async Task<int> ReadPageFromStreamAsync()
    {
        await using var body = await _adapter.SendPrimitiveAsync<Stream>(Request(CataloguePages.SmallSize));
        return (await JsonSerializer.DeserializeAsync(body!, PlainJsonContext.Default.PlainDatasetPage))!.Data!.Count;
    }

    public async Task<int> CrawlAsync()
    {
        var count = 0;
        for (var request = Request(CataloguePages.LargeSize); request is not null;)
        {
            var page = await _adapter.SendAsync(request, _ => new KiotaDatasetPage());
            foreach (var dataset in page!.Data!)
            {
                count += dataset.Id is null ? 0 : 1;
            }

            request = page.NextPage is { } link ? Request(new Uri(link)) : null;
        }

        return count;
    }

    public void Dispose() => _adapter.Dispose();

    private static RequestInformation Request(int pageSize)
    {
        var request = new RequestInformation(Method.GET, "{+baseurl}/datasets/{?page,page_size,q}", new Dictionary<string, object>());
        request.QueryParameters["page_size"] = pageSize;
        request.Headers.TryAdd("Accept", "application/json");
        return request;
    }

    private static RequestInformation Request(Uri link)
    {
        var request = new RequestInformation { HttpMethod = Method.GET, URI = link };
        request.Headers.TryAdd("Accept", "application/json");
        return request;
    }
}
