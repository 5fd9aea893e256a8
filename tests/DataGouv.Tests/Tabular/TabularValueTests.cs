using System.Globalization;
using DataGouv.Tabular;
using FsCheck;
using FsCheck.Fluent;

namespace DataGouv.Tests.Tabular;

/// <summary>Values of every type that C# has for a cell are written as the database reads them, whatever the culture.</summary>
public sealed class TabularValueTests
{
    private static IEnumerable<TestCaseData> Values =>
    [
        Value('A', "A"),
        Value("A", "A"),
        Value(0.1f, "0.1"),
        Value(16777216f, "16777216"),
        Value(0.1, "0.1"),
        Value(1e15, "1000000000000000"),
        Value(1e300, "1E+300"),
        Value(-0.0, "0"),
        Value(5.0m, "5"),
        Value(5.50m, "5.5"),
        Value(0.0000000000000000000000000001m, "0.0000000000000000000000000001"),
        Value(decimal.MaxValue, "79228162514264337593543950335"),
        Value(7, "7"),
        Value((byte)7, "7"),
        Value(long.MinValue, "-9223372036854775808"),
        Value(true, "true"),
        Value((int?)7, "7"),
        Value((long?)7, "7"),
        Value((short?)7, "7"),
        Value((double?)0.5, "0.5"),
        Value((float?)0.1f, "0.1"),
        Value((decimal?)5.0m, "5"),
        Value((char?)'é', "é"),
        Value((bool?)false, "false"),
        Value((DateOnly?)new DateOnly(2026, 11, 4), "2026-11-04"),
        Value((DateTime?)new DateTime(2026, 11, 4, 5, 6, 7), "2026-11-04T05:06:07"),
        Value((DateTimeOffset?)new DateTimeOffset(2026, 11, 4, 5, 6, 7, TimeSpan.FromHours(1)), "2026-11-04T04:06:07+00:00"),
        Value((Guid?)TestResource.Id, TestResource.Id.ToString()),
        Value((YearMonth?)new YearMonth(2026, 11), "2026-11"),
        Value((int?)null, "null"),
        Value((long?)null, "null"),
        Value((DateOnly?)null, "null"),
        Value((bool?)null, "null"),
    ];

    [TestCaseSource(nameof(Values))]
    public void ToString_valueOfAnyType_isWhatIsSent(TabularValue value, string sent) => Assert.That(value.ToString(), Is.EqualTo(sent));

    [Test]
    public void Where_nothingOfAnyType_asksForEmptyCells()
    {
        int? none = null;
        var rows = TestResource.Rows();

        Assert.That(
            new[]
            {
                rows.Where("n", none), rows.Where("n", null), rows.Where(row => row["n"] == none), rows.Where(row => row["n"] == null),
            }.Select(query => query.ToUri().Query),
            Is.All.EqualTo("?n__isnull="));
    }

    [Test]
    public void In_listsAndArraysOfAnyType_areSent()
    {
        var column = new TabularColumn("n");
        TabularFilter[] filters =
        [
            column.In(new List<string> { "1", "2" }),
            column.In(new[] { "1", "2" }),
            column.In(new[] { 1, 2 }),
            column.In([1, 2]),
            column.In("1", "2"),
            column.In(new HashSet<long> { 1, 2 }),
            column.In(Enumerable.Range(1, 2)),
            column.In(new List<int?> { 1, 2 }),
            column.In(new List<char> { '1', '2' }),
            column.In(new List<decimal> { 1.0m, 2.0m }),
            column.In(new List<TabularValue> { 1, 2 }),
            column.In(new object[] { 1, "2" }),
        ];

        Assert.That(filters.Select(filter => TestResource.Rows().Where(filter).ToUri().Query), Is.All.EqualTo("?n__in=1,2"));
        Assert.That(
            TestResource.Rows().Where(column.NotIn(new List<DateOnly> { new(2026, 11, 4) })).ToUri().Query,
            Is.EqualTo("?n__notin=2026-11-04"));
    }

    [Test]
    public void In_textAlone_isOneText() =>
        Assert.That(TestResource.Rows().Where(new TabularColumn("n").In("abc")).ToUri().Query, Is.EqualTo("?n__in=abc"));

    [Test]
    public void In_listWithANull_isRefusedWithAWayOut() =>
        Assert.That(() => new TabularColumn("n").In(new List<int?> { 1, null }), Throws.ArgumentException.With.Message.Contains("IsNull"));

    [Test]
    public void In_listOfWhatNoCellHolds_isRefused() =>
        Assert.That(
            () => new TabularColumn("n").In(new List<Version> { new(1, 0) }),
            Throws.ArgumentException.With.Message.Contains("Version"));

    [Test]
    public void SelectAndGroupBy_listsAndArrays_areTaken()
    {
        var rows = TestResource.Rows();

        Assert.Multiple(() =>
        {
            Assert.That(
                new[]
                {
                    rows.Select(new List<string> { "a", "b" }),
                    rows.Select(new[] { "a", "b" }),
                    rows.Select(["a", "b"]),
                    rows.Select("a", "b"),
                }.Select(query => query.ToUri().Query),
                Is.All.EqualTo("?columns=a,b"));
            Assert.That(rows.GroupBy(new List<string> { "a" }).Sum("b").ToUri(), Is.EqualTo(rows.GroupBy("a").Sum("b").ToUri()));
        });
    }

    [Test]
    public void ToString_anyNumber_readsBackAsItself() => Prop.ForAll<double, float>((wide, narrow) =>
    {
        CultureInfo.CurrentCulture = TestCulture.Of("fr-FR");

        Assert.That(double.Parse(((TabularValue)wide).ToString(), CultureInfo.InvariantCulture), Is.EqualTo(wide));
        Assert.That(float.Parse(((TabularValue)narrow).ToString(), CultureInfo.InvariantCulture), Is.EqualTo(narrow));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Test]
    public void ToString_anyDecimal_readsBackAsItselfWithoutZeros() => Prop.ForAll<decimal>(number =>
    {
        var sent = ((TabularValue)number).ToString();

        Assert.That(decimal.Parse(sent, CultureInfo.InvariantCulture), Is.EqualTo(number));
        Assert.That(sent.Contains('.', StringComparison.Ordinal) && sent.EndsWith('0'), Is.False);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    private static TestCaseData Value(TabularValue value, string sent) => new TestCaseData(value, sent).SetArgDisplayNames(sent);
}
