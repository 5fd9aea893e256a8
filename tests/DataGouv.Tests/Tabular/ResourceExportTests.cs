using DataGouv.Catalog;
using DataGouv.Tests.Support;

namespace DataGouv.Tests.Tabular;

/// <summary>The files that the platform made of a table, as the extras of its resource name them.</summary>
public sealed class ResourceExportTests
{
    private const string Exported = """
        {
            "analysis:parsing:parquet_url": "https://object.example.test/parquet/7d3f.parquet",
            "analysis:parsing:parquet_size": 1200,
            "analysis:parsing:pmtiles_url": "https://object.example.test/pmtiles/7d3f.pmtiles",
            "analysis:parsing:pmtiles_size": "3400",
            "analysis:parsing:geojson_url": "https://object.example.test/geojson/7d3f.geojson",
            "analysis:parsing:geojson_size": -2
        }
        """;

    [Test]
    public void Exports_allFormats_haveAddressAndSize() => Assert.That(
        Read(Exported).Exports.Select(export => (export.Format, export.Address.AbsoluteUri, export.Size, export.FileName)),
        Is.EqualTo(new[]
        {
            (ResourceExportFormat.Parquet, "https://object.example.test/parquet/7d3f.parquet", (long?)1200, "Bornes.parquet"),
            (ResourceExportFormat.PMTiles, "https://object.example.test/pmtiles/7d3f.pmtiles", 3400, "Bornes.pmtiles"),
            (ResourceExportFormat.GeoJson, "https://object.example.test/geojson/7d3f.geojson", null, "Bornes.geojson"),
        }));

    [TestCase("{}")]
    [TestCase("""{"analysis:parsing:parquet_url": null}""")]
    [TestCase("""{"analysis:parsing:parquet_url": ""}""")]
    [TestCase("""{"analysis:parsing:parquet_url": "parquet/7d3f.parquet"}""")]
    [TestCase("""{"analysis:parsing:parquet_url": "s3://bucket/7d3f.parquet"}""")]
    public void Exports_noAddress_isNone(string extras) => Assert.That(Read(extras).Exports, Is.Empty);

    [Test]
    public void FromExport_parquet_isItsFile()
    {
        DownloadSource source = Read(Exported).Exports[0];

        Assert.That((source.Address.AbsoluteUri, source.Size, source.FileName), Is.EqualTo(("https://object.example.test/parquet/7d3f.parquet", (long?)1200, "Bornes.parquet")));
    }

    [Test]
    public async Task GetExportsAsync_exportedResource_asksTheCatalogue()
    {
        var server = new StubHandler(_ => Answers.Json($$"""{"dataset_id": "5ea4aeb55c72261a34993fe1", "resource": {{Json(Exported)}} }"""));

        var exports = await TestResource.On(server).GetExportsAsync();

        Assert.That(exports.Select(export => export.Format), Is.EqualTo(Enum.GetValues<ResourceExportFormat>()));
        Assert.That(server.Requests.Single().Address.AbsolutePath, Is.EqualTo($"/api/2/datasets/resources/{TestResource.Id}/"));
    }

    [Test]
    public async Task GetExportsAsync_ofAllRows_areThoseOfTheResource()
    {
        var server = new StubHandler(_ => Answers.Json($$"""{"dataset_id": null, "resource": {{Json(Exported)}} }"""));

        Assert.That(await TestResource.On(server).Rows.GetExportsAsync(), Has.Count.EqualTo(3));
    }

    [Test]
    public async Task GetExportsAsync_ofSomeRows_areNone([Values("where", "order", "select", "skip", "take")] string part)
    {
        var rows = TestResource.Rows();

        var exports = await (part switch
        {
            "where" => rows.Where("a", 1),
            "order" => rows.OrderBy("a"),
            "select" => rows.Select("a"),
            "skip" => rows.Skip(1),
            _ => rows.Take(1),
        }).GetExportsAsync();

        Assert.That(exports, Is.Empty);
    }

    [Test]
    public void GetExportsAsync_unknownResource_saysSo() => Assert.That(
        async () => await TestResource.On(new StubHandler(_ => Answers.Status(404))).GetExportsAsync(),
        Throws.InstanceOf<DataGouvNotFoundException>());

    private static Resource Read(string extras) => Resource.FromJson(Json(extras));

    private static string Json(string extras) => $$"""{"id": "{{TestResource.Id}}", "title": "Bornes", "format": "csv", "extras": {{extras}} }""";
}
