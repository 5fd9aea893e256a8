using DataGouv;
using DataGouv.Consumer;

// Without arguments it talks to the live services; "catalog=… catalog-v2=… metrics=… tabular=…" sends it elsewhere.
var settings = Settings.Parse(args);
using var client = new DataGouvClient(new DataGouvClientOptions { Environment = settings.Environment });

Console.WriteLine($"Searching {settings.Environment.Catalog}");
var page = await client.Catalog.Datasets.GetAsync(request =>
{
    request.QueryParameters.Q = "comptages vélo";
    request.QueryParameters.PageSize = 3;
});
var sinceStart = DateTime.UtcNow - settings.Started;
Console.WriteLine(
    $"  {page.Total} datasets; first page {sinceStart.TotalMilliseconds:0.0} ms after the start of the process, {Environment.WorkingSet / 1_048_576.0:0.0} MB resident"
);
foreach (var found in page.Data)
{
    Console.WriteLine($"  - {found.Id}  {found.Title}");
}

var dataset = await client.Catalog.Datasets[settings.Dataset ?? page.Data[0].Id].GetAsync();
Console.WriteLine($"Dataset {dataset.Id}: {dataset.Title}, {dataset.Resources?.Count ?? 0} resources, modified {dataset.LastModified:O}");

var light = await client.CatalogV2.Datasets[dataset.Id].GetAsync();
Console.WriteLine($"The same by version 2: {light.Resources?.Total} resources behind {light.Resources?.Href}");

var figures = await client.Metrics.Api["datasets"].Data.GetAsync(request => request.QueryParameters.PageSize = 3);
foreach (var row in figures.Data)
{
    Console.WriteLine(
        $"Metrics {row["metric_month"]}: dataset {row["dataset_id"]}, {row["monthly_visit"]} visits, {row["monthly_download_resource"]} downloads");
}

var resource = settings.Resource ?? await FirstTabularResource();
if (resource is { } id)
{
    var rows = await client.Tabular.Api.Resources[id].Data.GetAsync();
    Console.WriteLine(
        $"Tabular {id}: {rows.Meta?.Total} rows; the first has {string.Join(", ", rows.Data[0].Take(4).Select(cell => $"{cell.Key} = {cell.Value}"))}");
}

// Not every resource has been parsed into rows: the first that has been is taken.
async Task<Guid?> FirstTabularResource()
{
    foreach (var candidate in dataset.Resources ?? [])
    {
        if (candidate.Extras?.ContainsKey("analysis:parsing:finished_at") == true && candidate.Id is { } candidateId)
        {
            return candidateId;
        }
    }

    Console.WriteLine("No resource of this dataset has rows: pass resource=… to read some.");
    return null;
}
