using System.Text;
using System.Text.Json;
using DataGouv.Tabular;
using DataGouv.Tests.Tabular.Crawled;
using FsCheck;
using FsCheck.Fluent;

namespace DataGouv.Tests.Tabular;

/// <summary>What stands in the CSV of a table: JSON as JSON, a header for no rows, and nothing beside an empty text.</summary>
public sealed class CsvExportTests
{
    private static readonly Arbitrary<string> Texts = Gen.Elements("a", "é", "🏔", "\"", "\\", "\n", "\u2028", "u00e9", " ", "\u0001", ",")
        .ListOf().Select(pieces => string.Concat(pieces.Take(12))).ToArbitrary();

    [Test]
    public async Task ToCsvAsync_jsonTexts_stayJson()
    {
        var csv = await CsvAsync(
            [("données", "json")],
            """{"__id":1,"données":"texte é"}""",
            """{"__id":2,"données":{"a":1}}""",
            """{"__id":3,"données":null}""",
            """{"__id":4,"données":""}""",
            """{"__id":5,"données":[1, "b"]}""",
            """{"__id":6,"données":7}""");

        Assert.That(
            csv,
            Is.EqualTo("__id,données\n1,\"\"\"texte é\"\"\"\n2,\"{\"\"a\"\":1}\"\n3,\n4,\"\"\"\"\"\"\n5,\"[1, \"\"b\"\"]\"\n6,7\n"));
    }

    [Test]
    public async Task ToCsvAsync_jsonWithEscapes_isTheSameAsWithout()
    {
        var escaped = await CsvAsync([("d", "json")], """{"__id":1,"d":{"a":"\u00e9\ud83c\udfd4\u0001\\u00e9"}}""");

        Assert.That(escaped, Is.EqualTo("__id,d\n1,\"{\"\"a\"\":\"\"é🏔\\u0001\\\\u00e9\"\"}\"\n"));
    }

    [Test]
    public async Task ToCsvAsync_textsOfOtherColumns_areTexts() =>
        Assert.That(await CsvAsync([("nom", "string")], """{"__id":1,"nom":"texte \u00e9"}"""), Is.EqualTo("__id,nom\n1,texte é\n"));

    [Test]
    public async Task ToCsvAsync_noRows_writesTheHeaderOfTheTable() =>
        Assert.That(await CsvAsync([("nom", "string"), ("xmin", "float")]), Is.EqualTo("__id,nom,xmin__hydra_renamed\n"));

    [Test]
    public async Task ToCsvAsync_noRowsOfASelection_writesTheSelection()
    {
        using var csv = new MemoryStream();
        await CrawledTable.Of([("nom", "string"), ("xmin", "float")]).Rows.Select("xmin").ToCsvAsync(csv);

        Assert.That(Encoding.UTF8.GetString(csv.ToArray()), Is.EqualTo("xmin__hydra_renamed\n"));
    }

    [Test]
    public async Task ToCsvAsync_noRowsAndAProfileWithoutColumns_writesNothing() => Assert.That(await CsvAsync([]), Is.Empty);

    [Test]
    public async Task ToCsvAsync_emptyCellAndEmptyText_areToldApart() =>
        Assert.That(
            await CsvAsync([("nom", "string")], """{"__id":1,"nom":null}""", """{"__id":2,"nom":""}"""),
            Is.EqualTo("__id,nom\n1,\n2,\"\"\n"));

    [Test]
    public async Task ToCsvAsync_oneColumn_losesNoRow()
    {
        using var csv = new MemoryStream();
        var table = CrawledTable.Of([("nom", "string")], """{"nom":null}""", """{"nom":""}""", """{"nom":"a"}""");
        await table.Rows.Select("nom").ToCsvAsync(csv);

        Assert.That(Encoding.UTF8.GetString(csv.ToArray()), Is.EqualTo("nom\n\"\"\n\"\"\na\n"));
    }

    [Test]
    public void Remove_anyTextInEscapes_isTheSameTextWithoutThem() => Prop.ForAll(Texts, text =>
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(text);
        var plain = new byte[json.Length];
        var length = JsonEscapes.Remove(json, plain);

        Assert.That(JsonSerializer.Deserialize<string>(plain.AsSpan(0, length)), Is.EqualTo(text));
        Assert.That(Encoding.UTF8.GetString(plain, 0, length), Does.Not.Match(@"(?<!\\)(\\\\)*\\u([^0]|00[89a-fA-F])"));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    private static async Task<string> CsvAsync((string Name, string Type)[] columns, params string[] rows)
    {
        using var csv = new MemoryStream();
        var count = await CrawledTable.Of(columns, rows).Rows.ToCsvAsync(csv);
        Assert.That(count, Is.EqualTo(rows.Length));
        return Encoding.UTF8.GetString(csv.ToArray());
    }
}
