using DataGouv.Tabular;
using DataGouv.Tests.Support;
using DataGouv.Tests.Tabular.Crawled;

namespace DataGouv.Tests.Tabular;

/// <summary>Each getter over a value of each kind: what it reads, and that it reads nothing else into it.</summary>
public sealed class TabularCellTests
{
    private const string Values = """
        {"empty": null, "text": "été", "whole": -12, "large": 3000000000, "decimal": 1.5, "huge": 1e300, "true": true, "false": false,
         "date": "2026-11-24", "instant": "2026-11-24T10:00:00+01:00", "list": [1]}
        """;

    private TabularPage _page = null!;

    private static IEnumerable<TestCaseData> Getters =>
    [
        Getter(nameof(TabularCell.GetString), cell => cell.GetString(), "text", "date", "instant"),
        Getter(nameof(TabularCell.GetInt32), cell => cell.GetInt32(), "whole"),
        Getter(nameof(TabularCell.GetInt64), cell => cell.GetInt64(), "whole", "large"),
        Getter(nameof(TabularCell.GetDouble), cell => cell.GetDouble(), "whole", "large", "decimal", "huge"),
        Getter(nameof(TabularCell.GetDecimal), cell => cell.GetDecimal(), "whole", "large", "decimal"),
        Getter(nameof(TabularCell.GetBoolean), cell => cell.GetBoolean(), "true", "false"),
        Getter(nameof(TabularCell.GetDate), cell => cell.GetDate(), "date"),
        Getter(nameof(TabularCell.GetDateTimeOffset), cell => cell.GetDateTimeOffset(), "date", "instant"),
    ];

    [SetUp]
    public async Task Prepare() => _page = await TestResource.On(new StubHandler(_ => Answers.Json(
        $$"""{"data": [{{Values}}], "links": {"next": null, "prev": null}, "meta": {"page": 1, "page_size": 20, "total": 1} }"""))).Rows.ReadPageAsync();

    [TearDown]
    public void End() => _page.Dispose();

    [TestCaseSource(nameof(Getters))]
    public void Getter_valueOfEachKind_readsItsOwnAndRefusesTheOthers(Func<TabularCell, object?> get, string[] own)
    {
        var outcomes = _page.Columns.ToDictionary(column => column, column => Outcome(get, _page[0][column]));

        Assert.That(outcomes.Where(one => one.Value == "empty").Select(one => one.Key), Is.EqualTo(["empty"]));
        Assert.That(outcomes.Where(one => one.Value == "read").Select(one => one.Key), Is.EquivalentTo(own));
    }

    [Test]
    public async Task GetString_halfACharacter_namesTheCell()
    {
        var table = CrawledTable.Of([("données", "json")], """{"__id":1,"données":"\ud800"}""");
        using var page = await table.Rows.ReadPageAsync();

        Assert.That(() => page[0]["données"].GetString(), Throws.TypeOf<TabularDataException>().With.Property("Column").EqualTo("données"));
    }

    [TestCase("empty", "")]
    [TestCase("text", "été")]
    [TestCase("huge", "1e300")]
    [TestCase("list", "[1]")]
    public void ToString_valueOfAnyKind_isItsText(string column, string text) =>
        Assert.That(_page[0][column].ToString(), Is.EqualTo(text));

    private static string Outcome(Func<TabularCell, object?> get, TabularCell cell)
    {
        try
        {
            return get(cell) is null ? "empty" : "read";
        }
        catch (TabularDataException refusal) when (refusal.Column == cell.Column)
        {
            return "refused";
        }
    }

    private static TestCaseData Getter(string name, Func<TabularCell, object?> get, params string[] own) => new TestCaseData(get, own).SetArgDisplayNames(name);
}
