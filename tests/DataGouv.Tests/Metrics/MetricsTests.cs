using System.Text;
using DataGouv.Metrics;
using DataGouv.Tests.Support;
using DataGouv.Tests.Tabular;
using DataGouv.Tests.Tabular.Scripted;

namespace DataGouv.Tests.Metrics;

/// <summary>Series and totals, against the recordings and a scripted table.</summary>
public sealed class MetricsTests
{
    private const string Dataset = "1f0d31f2fc9155accd1eaa76";
    private const string Resource = "3b0c331e-2ecf-731e-b6a5-4c8186a93116";

    [Test]
    public async Task Table_recordedMonths_areReadAsRecords()
    {
        await using var recorded = await RecordedTabular.StartAsync();
        using var page = await recorded.Client.Metrics.Datasets.Monthly.Of(Dataset)
            .From(new YearMonth(2025, 1))
            .To(new YearMonth(2025, 3))
            .OrderByMonth()
            .Query.WithoutTieBreak()
            .ReadPageAsync();

        (YearMonth, long?, long?)[] months =
        [
            (new YearMonth(2025, 1), 446, 8087),
            (new YearMonth(2025, 2), 329, 6557),
            (new YearMonth(2025, 3), 444, 6634),
        ];
        Assert.That(
            page.Select(row => row.Read(MetricsRowsContext.Default.DatasetMonth))
                .Select(month => (month.Month, month.Visits, month.Downloads)),
            Is.EqualTo(months));
    }

    [Test]
    public async Task Table_recordedMonthWithoutFigures_keepsNull()
    {
        await using var recorded = await RecordedTabular.StartAsync();
        using var page = await recorded.Client.Metrics.Datasets.Monthly.WhereNotCounted(MetricsFigure.Visits)
            .Query.ReadPageAsync(pageSize: 2);

        var month = page[0].Read(MetricsRowsContext.Default.DatasetMonth);
        Assert.That((month.Visits, month.Downloads, page[0]["__id"].IsNull), Is.EqualTo(((long?)null, (long?)null, true)));
    }

    [Test]
    public async Task OrderByDescending_recordedTotals_beginWithTheMostVisited()
    {
        await using var recorded = await RecordedTabular.StartAsync();
        using var page = await recorded.Client.Metrics.Datasets.Totals.OrderByDescending(MetricsFigure.Visits)
            .Query.WithoutTieBreak()
            .ReadPageAsync(pageSize: 3);

        var total = page[0].Read(MetricsRowsContext.Default.DatasetTotal);
        Assert.That((total.Visits, total.Downloads, total.Outlinks), Is.EqualTo(((long?)38_629, (long?)137_866, (long?)null)));
    }

    [Test]
    public async Task Query_recordedAggregation_hasNoTotalAndGoesOn()
    {
        await using var recorded = await RecordedTabular.StartAsync();

        using var page = await recorded.Client.Metrics.Datasets.Monthly.Query.GroupBy("metric_month")
            .Sum("monthly_visit")
            .OrderByDescending("metric_month")
            .ReadPageAsync(pageSize: 3);

        Assert.That((page.Total, page.IsLast, page[0]["monthly_visit__sum"].GetInt64()), Is.EqualTo(((long?)null, false, (long?)52_477)));
    }

    [Test]
    public async Task ReadAsync_eachModel_readsItsRows()
    {
        var server = new StubHandler(request => Answers.Json(Rows(request.RequestUri!.AbsolutePath)));
        var metrics = TestClient.Create(server).Metrics;

        Assert.Multiple(async () =>
        {
            Assert.That((await metrics.Resources.Monthly.ReadAsync().FirstAsync()).ResourceId, Is.EqualTo(new Guid(Resource)));
            Assert.That((await metrics.Resources.Totals.ReadAsync().FirstAsync()).Downloads, Is.EqualTo(5));
            Assert.That((await metrics.Organizations.Monthly.ReadAsync().FirstAsync()).DataserviceVisits, Is.EqualTo(4));
            Assert.That((await metrics.Organizations.Totals.ReadAsync().FirstAsync()).ReuseVisits, Is.EqualTo(3));
            Assert.That((await metrics.Reuses.Monthly.ReadAsync().FirstAsync()).Visits, Is.EqualTo(1));
            Assert.That((await metrics.Reuses.Totals.ReadAsync().FirstAsync()).Outlinks, Is.Null);
            Assert.That((await metrics.Dataservices.Monthly.ReadAsync().FirstAsync()).Month, Is.EqualTo(new YearMonth(2026, 6)));
            Assert.That((await metrics.Dataservices.Totals.ReadAsync().FirstAsync()).Visits, Is.EqualTo(6));
            Assert.That((await metrics.Datasets.Totals.ReadAsync().FirstAsync()).Visits, Is.EqualTo(6));
            Assert.That((await metrics.Site.ReadAsync().FirstAsync()).DatasetVisits, Is.EqualTo(2));
        });
    }

    [Test]
    public async Task ReadAsync_chosenObjects_comeInTheOrderOfTheMonths()
    {
        var server = new StubHandler(_ => Answers.Json(Rows("")));

        var chosen = TestClient.Create(server).Metrics.Datasets.Monthly.Of(Dataset, "F68BFE1CD3C6A32E01A28084");
        await foreach (var month in chosen.From(new YearMonth(2025, 1)).ReadAsync())
        {
            Assert.That(month.Month, Is.EqualTo(new YearMonth(2026, 6)));
        }

        Assert.That(server.Requests.Single().Address.PathAndQuery, Is.EqualTo(
            "/api/datasets/data/?dataset_id__in=1f0d31f2fc9155accd1eaa76,f68bfe1cd3c6a32e01a28084&metric_month__greater=2025-01"
                + "&metric_month__sort=asc,__id.asc&page_size=50"));
    }

    [Test]
    public async Task ReadAsync_monthsSortedByAFigure_areNotSortedByMonthToo()
    {
        var server = new StubHandler(_ => Answers.Json(Rows("")));

        var chosen = TestClient.Create(server).Metrics.Datasets.Monthly.Of(Dataset);
        await chosen.OrderByDescending(MetricsFigure.Visits).ReadAsync().FirstAsync();

        Assert.That(server.Requests[0].Address.Query, Does.Contain("&monthly_visit__sort=desc.nullslast,__id.asc&"));
    }

    [Test]
    public async Task AsPages_months_goOnWhereTheyWere()
    {
        var server = new StubHandler(request =>
            Answers.Json(Page(isSecond: request.RequestUri!.Query.Contains("page=2&", StringComparison.Ordinal))));
        var months = TestClient.Create(server).Metrics.Datasets.Monthly.WhereCounted(MetricsFigure.Visits);

        var first = await months.ReadAsync().AsPages().FirstAsync();
        var second = await months.ReadAsync().AsPages(first.Continuation).SingleAsync();

        Assert.That(
            (first.Values[0].Visits, first.Total, second.Values[0].Visits, second.Number),
            Is.EqualTo(((long?)1, (long?)51, (long?)2, 2)));
    }

    [Test]
    public void Metrics_environmentWithoutThem_saysSo()
    {
        using var client = TestClient.Create(
            new StubHandler(_ => Answers.Status(500)),
            options => options.Environment = DataGouvEnvironment.Demo);

        Assert.That(() => client.Metrics, Throws.InvalidOperationException.With.Message.Contains("only published in production"));
    }

    [Test]
    public async Task ToCsvAsync_chosenObjects_areWrittenInTheOrderOfTheMonths()
    {
        var server = new StubHandler(_ => Answers.Json(Rows("")));

        await TestClient.Create(server).Metrics.Datasets.Monthly.Of(Dataset).ToCsvAsync(Stream.Null);

        Assert.That(server.Requests[^1].Address.Query, Does.Contain("metric_month__sort=asc,__id.asc"));
    }

    [TestCase("../resources")]
    [TestCase("Datasets")]
    public void Table_nameThatIsNone_isRefused(string name) =>
        Assert.That(() => TestClient.Create(new StubHandler(_ => Answers.Status(500))).Metrics.Table(name), Throws.ArgumentException);

    [Test]
    public async Task Table_unknown_namesTheTables()
    {
        await using var recorded = await RecordedTabular.StartAsync();

        Assert.That(
            async () => await recorded.Client.Metrics.Table("dataset").ReadPageAsync(),
            Throws.TypeOf<DataGouvNotFoundException>().With.Message.Contains("The tables are datasets"));
    }

    [TestCase(0)]
    [TestCase(51)]
    [TestCase(52_800)]
    public async Task ReadAsync_rowsWithAndWithoutNumbers_comeOnceFromTheCsv(int numbered)
    {
        var ids = Enumerable.Range(1, numbered).Select(id => (long?)id).Concat(Enumerable.Repeat((long?)null, 31));
        var table = ScriptedTable.OfMetrics(ids);
        var client = TestClient.Create(new ScriptedHandler(table), options => options.Politeness.RequestsPerSecond = null);

        var visits = 0L;
        await foreach (var month in client.Metrics.Datasets.Monthly.ReadAsync())
        {
            visits += month.Visits ?? 7;
        }

        Assert.That((visits, table.Requests.Count <= 8), Is.EqualTo((7L * (numbered + 31), true)));
    }

    [Test]
    public async Task ToCsvAsync_table_writesWhatTheServerHas()
    {
        var table = ScriptedTable.OfMetrics(Enumerable.Range(1, 100).Select(id => (long?)id));
        using var csv = new MemoryStream();

        var count = await TestClient.Create(new ScriptedHandler(table)).Metrics.Datasets.Monthly.ToCsvAsync(csv);

        Assert.That(
            (count, Encoding.UTF8.GetString(csv.ToArray())[..41]),
            Is.EqualTo((100L, "__id,dataset_id,monthly_visit\n1,abc,7\n2,a")));
    }

    private static string Page(bool isSecond) => $$"""
        {"data": [{"__id": 1, "metric_month": "2026-06", "monthly_visit": {{(isSecond ? 2 : 1)}} }],
         "links": {"next": null, "prev": null}, "meta": {"page": {{(isSecond ? 2 : 1)}}, "page_size": 50, "total": 51 } }
        """;

    private static string Rows(string path)
    {
        var total = path.Contains("_total", StringComparison.Ordinal) ? "" : "monthly_";
        return $$"""
            {"data": [{"__id": 1, "dataset_id": "{{Dataset}}", "resource_id": "{{Resource}}", "metric_month": "2026-06", "outlink": null,
              "{{total}}visit": {{(total.Length > 0 ? 1 : 6)}}, "{{total}}visit_dataset": 2, "{{total}}visit_reuse": 3,
              "{{total}}visit_dataservice": 4, "{{total}}download_resource": 5 }],
             "links": {"next": null, "prev": null}, "meta": {"page": 1, "page_size": 50, "total": 1 } }
            """;
    }
}
