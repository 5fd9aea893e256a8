using System.Globalization;
using System.Reflection;
using System.Text.Json.Serialization;
using DataGouv.Metrics;
using DataGouv.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace DataGouv.Tests.Metrics;

/// <summary>What months, figures and their absence become in a query.</summary>
public sealed class MetricsQueryTests
{
    private static readonly MetricsClient Metrics = At("2026-11-21T10:00:00Z");

    [Test]
    public void In_month_isThatOneOfAllObjects() =>
        Assert.That(QueryOf(Metrics.Datasets.Monthly.In(new YearMonth(2026, 6))), Is.EqualTo("?metric_month__exact=2026-06"));

    [TestCase("2026-11-21T10:00:00Z", 12, "2025-12", "2026-11")]
    [TestCase("2026-01-31T23:59:59Z", 3, "2025-11", "2026-01")]
    [TestCase("2026-02-01T00:30:00+01:00", 1, "2026-01", "2026-01")]
    public void LastMonths_aDay_endWithItsMonthInUtc(string now, int count, string first, string last) => Assert.That(
        QueryOf(At(now).Site.LastMonths(count)),
        Is.EqualTo($"?metric_month__greater={first}&metric_month__less={last}"));

    [TestCase(0)]
    [TestCase(1201)]
    public void LastMonths_numberOfNoUse_isRefused(int count) => Assert.That(
        () => Metrics.Site.LastMonths(count),
        Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("must be between 1, the current one, and 1200"));

    [Test]
    public void WhereCounted_figure_leavesNullsOut() => Assert.That(
        QueryOf(Metrics.Resources.Monthly.WhereCounted(MetricsFigure.Downloads)),
        Is.EqualTo("?monthly_download_resource__isnotnull="));

    [Test]
    public void WhereNotCounted_figure_leavesNullsAlone() =>
        Assert.That(QueryOf(Metrics.Reuses.Totals.WhereNotCounted(MetricsFigure.Outlinks)), Is.EqualTo("?outlink__isnull="));

    [Test]
    public void OrderBy_severalTimes_sortsByTheFirstAndThenByTheNext() => Assert.That(
        QueryOf(Metrics.Organizations.Monthly.OrderByMonthDescending().OrderBy(MetricsFigure.DataserviceVisits)),
        Is.EqualTo("?metric_month__sort=desc,monthly_visit_dataservice.asc.nullslast,__id.asc"));

    [Test]
    public void OrderByDescending_totals_haveTheirOwnColumn() => Assert.That(
        QueryOf(Metrics.Organizations.Totals.OrderByDescending(MetricsFigure.DatasetVisits)),
        Is.EqualTo("?visit_dataset__sort=desc.nullslast,__id.asc"));

    [Test]
    public void OrderBy_figureOfOtherTables_namesThoseOfThisOne() => Assert.That(
        () => Metrics.Reuses.Totals.OrderBy(MetricsFigure.Downloads),
        Throws.ArgumentException.With.Message.StartsWith("ReuseTotal has no Downloads: it has Visits, Outlinks."));

    [Test]
    public void OrderBy_figureThatIsNone_isRefused() =>
        Assert.That(() => Metrics.Site.OrderBy((MetricsFigure)17), Throws.TypeOf<ArgumentOutOfRangeException>());

    [TestCaseSource(nameof(Figures))]
    public void Column_figureOfARecord_isTheColumnThatTheRecordReads(Type record, string figure, string column) => Assert.That(
        FigureColumn.Of(Enum.Parse<MetricsFigure>(figure), MetricsRowsContext.Default.GetTypeInfo(record)!),
        Is.EqualTo(column));

    private static IEnumerable<object[]> Figures() =>
        from record in typeof(MetricsClient).Assembly.GetExportedTypes()
        where record.Namespace == typeof(MetricsClient).Namespace && !record.IsGenericType
        where MetricsRowsContext.Default.GetTypeInfo(record) is not null
        from member in record.GetProperties()
        where member.PropertyType == typeof(long?)
        let column = member.GetCustomAttribute<JsonPropertyNameAttribute>()!
        select new object[] { record, member.Name, column.Name };

    private static MetricsClient At(string now) => TestClient.Create(
        new StubHandler(_ => Answers.Status(500)),
        options => options.TimeProvider = new FakeTimeProvider(DateTimeOffset.Parse(now, CultureInfo.InvariantCulture))).Metrics;

    private static string QueryOf<T, TRows>(MetricsRows<T, TRows> rows)
        where TRows : MetricsRows<T, TRows> => rows.Query.ToUri().Query;
}
