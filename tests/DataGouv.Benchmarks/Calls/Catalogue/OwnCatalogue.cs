using DataGouv.Benchmarks.Calls.Serving;

namespace DataGouv.Benchmarks.Calls.Catalogue;

/// <summary>Through the SDK, as its users do.</summary>
internal sealed class OwnCatalogue(Uri address) : ICatalogue
{
    private readonly DataGouvClient _client = new(new DataGouvClientOptions
    {
        Environment = DataGouvEnvironment.Production with { Catalog = address },
        Anonymous = true,
    });

    public async Task<int> ReadPageAsync() =>
        (await _client.Catalog.Datasets.GetAsync(request => request.QueryParameters.PageSize = CataloguePages.SmallSize)).Data.Count;

    public async Task<int> CrawlAsync()
    {
        var count = 0;
        var datasets = _client.Catalog.Datasets.EnumerateAsync(request => request.QueryParameters.PageSize = CataloguePages.LargeSize);
        await foreach (var dataset in datasets)
        {
            count += dataset.Id is null ? 0 : 1;
        }

        return count;
    }

    public void Dispose() => _client.Dispose();
}
