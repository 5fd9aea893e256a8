using System.Globalization;
using System.Text;
using System.Text.Json;
using DataGouv.Tabular;
using DataGouv.Tests.Support;
using DataGouv.Tests.Tabular.Scripted;

namespace DataGouv.Tests.Tabular;

/// <summary>Rows and cells of the recorded server: every type, nulls, mistakes, and how long they last.</summary>
public sealed class TabularRowTests
{
    private RecordedTabular _recorded = null!;
    private TabularPage _page = null!;

    private TabularRow First => _page[0];

    [SetUp]
    public async Task ReadAsync()
    {
        _recorded = await RecordedTabular.StartAsync();
        _page = await _recorded.Rows(RecordedTabular.Big).ReadPageAsync();
    }

    [TearDown]
    public async Task CloseAsync()
    {
        _page.Dispose();
        await _recorded.DisposeAsync();
    }

    [Test]
    public void Page_recorded_hasNumberSizeAndTotal()
    {
        Assert.Multiple(() =>
        {
            Assert.That((_page.Number, _page.Size, _page.Count, _page.Total, _page.IsLast), Is.EqualTo((1, 20, 20, 120_000L, false)));
            Assert.That(_page.Columns, Has.Count.EqualTo(13));
        });
    }

    [TestCase("fr-FR")]
    [TestCase("tr-TR")]
    [TestCase("ar-SA")]
    public void Getters_eachType_readTheCellWhateverTheCulture(string culture)
    {
        CultureInfo.CurrentCulture = TestCulture.Of(culture);

        Assert.Multiple(() =>
        {
            Assert.That(First["Nom de la commune"].GetString(), Is.EqualTo("100% Nature"));
            Assert.That(First["population"].GetInt64(), Is.EqualTo(346_234));
            Assert.That(First["population"].GetInt32(), Is.EqualTo(346_234));
            Assert.That(First["superficie"].GetDouble(), Is.EqualTo(458.657));
            Assert.That(First["superficie"].GetDecimal(), Is.EqualTo(458.657m));
            Assert.That(First["est.chef-lieu"].GetBoolean(), Is.False);
            Assert.That(First["date_creation"].GetDate(), Is.EqualTo(new DateOnly(1968, 5, 28)));
            Assert.That(
                First["Dernière mise à jour"].GetDateTimeOffset(),
                Is.EqualTo(new DateTimeOffset(2025, 8, 10, 0, 55, 29, TimeSpan.Zero)));
            Assert.That(First["vu_le"].GetDateTimeOffset(), Is.EqualTo(new DateTimeOffset(2024, 1, 1, 0, 6, 40, 250, TimeSpan.Zero)));
            Assert.That(First["données"].GetJson().ValueKind, Is.EqualTo(JsonValueKind.Array));
        });
    }

    [TestCase("fr-FR")]
    [TestCase("tr-TR")]
    [TestCase("ar-SA")]
    public void ToUri_numbersAndDates_areWrittenAlikeInEveryCulture(string culture)
    {
        CultureInfo.CurrentCulture = TestCulture.Of(culture);
        var query = TestResource
            .Rows()
            .Where(row =>
                row["n"] >= 1234.5
                && row["n"] < 1e21
                && row["n"] != -7
                && row["d"] == new DateOnly(2026, 11, 24)
                && row["t"] <= new DateTimeOffset(2026, 11, 24, 20, 30, 0, TimeSpan.FromHours(1))
                && row["ID"] == 0.1m)
            .Take(10)
            .OrderBy("ID");

        Assert.That(
            query.ToUri(pageSize: 10).Query,
            Is.EqualTo(
                "?n__greater=1234.5&n__strictly_less=1E%2B21&n__differs=-7&d__exact=2026-11-24&t__less=2026-11-24T19%3A30%3A00%2B00%3A00&ID__exact=0.1&ID__sort=asc,__id.asc&page_size=10"));
    }

    [Test]
    public async Task Getters_emptyCells_giveNull()
    {
        using var page = await _recorded.Rows(RecordedTabular.Big).Where("__id", 120_000).ReadPageAsync();
        var row = page[0];

        Assert.Multiple(() =>
        {
            Assert.That(row["population"].IsNull);
            Assert.That(row["population"].GetInt64(), Is.Null);
            Assert.That(row["superficie"].GetDouble(), Is.Null);
            Assert.That(row["est.chef-lieu"].GetBoolean(), Is.Null);
            Assert.That(row["date_creation"].GetDate(), Is.Null);
            Assert.That(row["vu_le"].GetDateTimeOffset(), Is.Null);
            Assert.That(row["page_web"].GetString(), Is.Null);
            Assert.That(row["données"].GetJson().ValueKind, Is.EqualTo(JsonValueKind.Null));
        });
    }

    [Test]
    public void Indexer_place_givesTheCellOfThatColumn() => Assert.That(First[2].Column, Is.EqualTo("code_insee"));

    [Test]
    public void Indexer_unknownColumn_namesRowAndNearestColumn() =>
        Assert.That(
            () => _page[2]["Populations"],
            Throws
                .TypeOf<TabularDataException>()
                .With.Message.StartsWith("Row 3 (__id 3) has no column \"Populations\". Did you mean \"population\"?")
                .And.Property("RowNumber")
                .EqualTo(3));

    [Test]
    public void Getter_otherType_namesRowColumnAndValue() =>
        Assert.That(
            () => First["Nom de la commune"].GetInt64(),
            Throws
                .TypeOf<TabularDataException>()
                .With.Message.Contains("Row 1 (__id 1), column \"Nom de la commune\": \"100% Nature\" is not a whole number")
                .And.Property("Value")
                .EqualTo("\"100% Nature\""));

    [Test]
    public void RawJson_row_isWhatTheServerSent()
    {
        using var json = JsonDocument.Parse(First.RawJson);

        Assert.That(json.RootElement.GetProperty("population").GetInt64(), Is.EqualTo(346_234));
        Assert.That(Encoding.UTF8.GetString(First["superficie"].RawJson), Is.EqualTo("458.657"));
    }

    [Test]
    public void Row_ofADisposedPage_saysWhatToDo()
    {
        var row = First;
        _page.Dispose();

        Assert.That(() => row["population"], Throws.TypeOf<ObjectDisposedException>().With.Message.Contains("Clone()"));
    }

    [Test]
    public void Clone_ofADisposedPage_stillReads()
    {
        var row = _page[4].Clone();
        _page.Dispose();

        Assert.Multiple(() =>
        {
            Assert.That(row["__id"].GetInt64(), Is.EqualTo(5));
            Assert.That(row.Number, Is.EqualTo(5));
            Assert.That(row["Nom de la commune"].GetString(), Is.Not.Empty);
        });
    }

    [Test]
    public void Read_record_mapsColumnsByAttribute()
    {
        var commune = First.Read(RowContext.Default.Commune);

        Assert.That(
            (commune.Name, commune.Population, commune.IsCapital, commune.Created, commune.Updated),
            Is.EqualTo(
                (
                    "100% Nature",
                    (long?)346_234,
                    (bool?)false,
                    (DateOnly?)new DateOnly(1968, 5, 28),
                    (DateTimeOffset?)new DateTimeOffset(2025, 8, 10, 0, 55, 29, TimeSpan.Zero))));
    }

    [Test]
    public async Task ReadAsync_records_giveValuesPagesAndTotal()
    {
        var records = TestResource
            .On(new ScriptedHandler(new ScriptedTable(120)))
            .Rows.Skip(10)
            .Take(65)
            .ReadAsync(RowContext.Default.Numbered);

        var ids = new List<long>();
        await foreach (var record in records)
        {
            ids.Add(record.Id);
        }

        Assert.Multiple(async () =>
        {
            Assert.That(ids, Is.EqualTo(Enumerable.Range(11, 65).Select(id => (long)id)));
            Assert.That(await records.CountAsync(), Is.EqualTo(65));
        });
    }

    [Test]
    public void ReadAsync_recordWithAMissingColumn_namesIt() =>
        Assert.That(
            async () =>
                await TestResource.On(new ScriptedHandler(new ScriptedTable(120))).Rows.ReadAsync(RowContext.Default.Misnamed).FirstAsync(),
            Throws.TypeOf<TabularDataException>().With.Message.Contains("has no column \"nom\"").And.Property("RowNumber").EqualTo(1));

    [Test]
    public void ReadAsync_recordWithAnotherType_namesRowColumnAndValue() =>
        Assert.That(
            async () =>
                await TestResource.On(new ScriptedHandler(new ScriptedTable(120))).Rows.ReadAsync(RowContext.Default.Mistyped).FirstAsync(),
            Throws
                .TypeOf<TabularDataException>()
                .With.Message.StartsWith("Row 1 (__id 1), column \"nom 1\": \"Commune n° 1\" does not fit Mistyped")
                .And.Property("Column")
                .EqualTo("nom 1"));

    [TestCase(0, 1, 1)]
    [TestCase(0, 120, 3)]
    [TestCase(99, 2, 1)]
    [TestCase(119, 50, 1)]
    [TestCase(20, 20, 1)]
    [TestCase(500, 20, 1)]
    public async Task ReadAsync_skipAndTake_asksForFewPages(int skip, int take, int requests)
    {
        var table = new ScriptedTable(120);

        var numbers = new List<(long Number, long Id)>();
        await foreach (var row in TestResource.On(new ScriptedHandler(table)).Rows.Skip(skip).Take(take).ReadAsync())
        {
            numbers.Add((row.Number, row["__id"].GetInt64()!.Value));
        }

        Assert.Multiple(() =>
        {
            Assert.That(
                numbers,
                Is.EqualTo(
                    Enumerable.Range(1, Math.Max(0, Math.Min(take, 120 - skip))).Select(number => ((long)number, (long)skip + number))));
            Assert.That(table.Requests, Has.Count.EqualTo(requests));
            Assert.That(table.Requests, Has.None.Contains("page_size=1&").And.None.EndsWith("page_size=1"));
        });
    }

    [Test]
    public async Task ToCsvAsync_hardNamesAndValues_areCorrectWhereTheServersCsvIsNot()
    {
        var server = new StubHandler(_ =>
            Answers.Json(
                """
                {"data": [{"__id": 1, "a,b": "c,d", "a\"b": "dit \"oui\"", "vrai": true, "vide": "", "rien": null, "chemin": "C:\\x", "lignes": "1\n2", "objet": {"a": [1, null]}, "date": "2026-11-24T20:00:00"}],
                 "links": {"next": null}, "meta": {"page": 1, "page_size": 50, "total": 1}}
                """));
        using var csv = new MemoryStream();

        await TestResource.On(server).Rows.ToCsvAsync(csv);

        Assert.That(
            Encoding.UTF8.GetString(csv.ToArray()),
            Is.EqualTo(
                "__id,\"a,b\",\"a\"\"b\",vrai,vide,rien,chemin,lignes,objet,date\n1,\"c,d\",\"dit \"\"oui\"\"\",true,\"\",,C:\\x,\"1\n2\",\"{\"\"a\"\": [1, null]}\",2026-11-24T20:00:00\n"));
    }
}
