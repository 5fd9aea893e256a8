using System.Net;
using System.Text.Json;
using DataGouv.Catalog;
using DataGouv.Core;
using DataGouv.Tabular;
using DataGouv.Tests.Support;

namespace DataGouv.Tests.Tabular;

/// <summary>Why a resource has rows or none: a table exists where the crawler notes one, and the server has it.</summary>
public sealed class TabularAvailabilityTests
{
    private const string Finished = "\"analysis:parsing:finished_at\":\"2026-05-02T10:01:00+00:00\"";
    private const string Nothing = "\"analysis:parsing:parsing_table\":null,\"analysis:parsing:error\":null";
    private const string Table = "\"analysis:parsing:parsing_table\":\"7d3f\"";

    [TestCase("wfs", Finished + "," + Nothing, TabularAvailabilityReason.WrongFormat)]
    [TestCase("ogc:wms", Finished, TabularAvailabilityReason.WrongFormat)]
    [TestCase("csv", Finished + "," + Table, TabularAvailabilityReason.Available)]
    [TestCase("csv", Table + ",\"analysis:parsing:error\":\"parquet_export:no space\"", TabularAvailabilityReason.Available)]
    [TestCase("csv", Table + ",\"analysis:parsing:error\":\"pmtiles_export:no geometry\"", TabularAvailabilityReason.Available)]
    [TestCase("csv", Finished + ",\"analysis:parsing:error\":\"geojson_export:x\"", TabularAvailabilityReason.ParsingFailed)]
    [TestCase("csv", Finished, TabularAvailabilityReason.ParsingFailed)]
    [TestCase("csv", "\"analysis:parsing:error\":\"create_table_query:too many\"", TabularAvailabilityReason.ParsingFailed)]
    [TestCase("text/csv", "", TabularAvailabilityReason.NotParsedYet)]
    [TestCase(".CSV", "\"analysis:content-length\":209715200", TabularAvailabilityReason.TooLarge)]
    [TestCase("csv", "\"analysis:content-length\":-2", TabularAvailabilityReason.NotParsedYet)]
    [TestCase("ESRI Shapefile", "", TabularAvailabilityReason.WrongFormat)]
    public void Of_resource_saysWhatIsSo(string format, string extras, TabularAvailabilityReason reason)
    {
        var resource = new Resource { Id = TestResource.Id, Format = format, Extras = Map($"{{{extras}}}") };

        Assert.That(TabularAvailability.Of(resource).Reason, Is.EqualTo(reason));
    }

    [TestCase("42P01")]
    [TestCase("PGRST205")]
    public async Task ReadPageAsync_tableThatIsLost_isToldFromAnUnknownResourceByAProperty(string code)
    {
        var lost = TestResource.On(new StubHandler(request => Tabular(request, code)));
        var unknown = TestResource.On(new StubHandler(request => IsCatalogue(request) ? Answers.Status(404) : Text(404)));

        Assert.Multiple(async () =>
        {
            Assert.That(await ReasonAsync(() => lost.Rows.ReadPageAsync()), Is.EqualTo(TabularAvailabilityReason.TableMissing));
            Assert.That(
                await ReasonAsync(() => lost.Rows.ReadAsync().CountAsync().AsTask()),
                Is.EqualTo(TabularAvailabilityReason.TableMissing));
            Assert.That(await ReasonAsync(() => unknown.GetProfileAsync()), Is.EqualTo(TabularAvailabilityReason.NotInCatalogue));
            Assert.That((await lost.ExplainAsync()).Reason, Is.EqualTo(TabularAvailabilityReason.TableMissing));
        });
    }

    [Test]
    public void ReadPageAsync_catalogueThatCannotBeAsked_isStillNotFound()
    {
        var resource = TestResource.On(new StubHandler(request =>
            IsCatalogue(request) ? Answers.Status(403) : Text(404)));

        Assert.That(
            async () => await resource.Rows.ReadPageAsync(),
            Throws.TypeOf<TabularNotFoundException>()
                .With.Property("Availability").Property("Reason").EqualTo(TabularAvailabilityReason.Unknown));
    }

    private static async Task<TabularAvailabilityReason?> ReasonAsync<T>(Func<Task<T>> read)
    {
        try
        {
            await read();
            return null;
        }
        catch (TabularNotFoundException missing)
        {
            return missing.Availability?.Reason;
        }
    }

    private static HttpResponseMessage Tabular(HttpRequestMessage request, string code) =>
        request.RequestUri!.AbsolutePath.EndsWith("/data/", StringComparison.Ordinal)
            ? Answers.Json(
                $$$"""{"errors":[{"code":null,"title":"Database error","detail":{"code":"{{{code}}}","message":"relation"}}]}""",
                HttpStatusCode.NotFound)
            : Answers.Json("""{"created_at":"2026-05-02T10:01:00+00:00","url":"https://example.test/a.csv","links":[]}""");

    private static bool IsCatalogue(HttpRequestMessage request) => request.RequestUri!.Host.StartsWith("www", StringComparison.Ordinal);

    private static HttpResponseMessage Text(int status) => new((HttpStatusCode)status) { Content = new StringContent($"{status}") };

    private static JsonMap Map(string json) => JsonSerializer.Deserialize(json, ApiJson.TypeInfo<JsonMap>(ApiJson.Options))!;
}
