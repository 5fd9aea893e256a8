using System.Text.Json;
using DataGouv.Benchmarks.Baselines;
using DataGouv.Benchmarks.Calls.Serving;

namespace DataGouv.Benchmarks.Calls.Catalogue;

/// <summary>With an <see cref="HttpClient"/> and plain classes that System.Text.Json's source generator reads.</summary>
/// <param name="address">Where the catalogue is.</param>
/// <param name="sockets">Null for those that an <see cref="HttpClient"/> makes by itself.</param>
internal sealed class CatalogueByHand(Uri address, HttpMessageHandler? sockets = null) : ICatalogue
{
    private readonly HttpClient _http = sockets is null ? new() : new(sockets);

    public async Task<int> ReadPageAsync() =>
        (await GetAsync(new Uri(address, $"datasets/?page_size={CataloguePages.SmallSize}"))).Data!.Count;

    public async Task<int> CrawlAsync()
    {
        var count = 0;
        for (var next = new Uri(address, $"datasets/?page_size={CataloguePages.LargeSize}"); next is not null;)
        {
            var page = await GetAsync(next);
            foreach (var dataset in page.Data!)
            {
                count += dataset.Id is null ? 0 : 1;
            }

            next = page.NextPage is { } link ? new Uri(link) : null;
        }

        return count;
    }

    public void Dispose() => _http.Dispose();

    private async Task<PlainDatasetPage> GetAsync(Uri page)
    {
        using var response = await _http.GetAsync(page, HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        await using var body = await response.Content.ReadAsStreamAsync();
        return (await JsonSerializer.DeserializeAsync(body, PlainJsonContext.Default.PlainDatasetPage))!;
    }
}
