using System.Text.Json.Serialization;
using DataGouv.Tabular;
using DataGouv.Tests.Tabular.Crawled;

namespace DataGouv.Tests.Tabular;

/// <summary>What a scaffolded record says of empty cells, and what happens when the profile was wrong about them.</summary>
public sealed partial class ScaffoldedRecordTests
{
    private const string Profile = """
        {"profile":{"header":["pop","nom"],"columns":{"pop":{"python_type":"int"},"nom":{"python_type":"string"}},
         "profile":{"pop":{"nb_missing_values":0},"nom":{"nb_missing_values":0}}},"indexes":null}
        """;

    private readonly CrawledTable _table = new(Profile, """{"__id":1,"pop":5,"nom":"a"}""", """{"__id":2,"pop":null,"nom":null}""");

    [TestCase(false, "public long? Pop", "public string? Nom")]
    [TestCase(true, "public required long Pop", "public required string Nom")]
    public async Task ScaffoldAsync_columnsWithoutEmptyCells_areNullableUnlessAskedOtherwise(bool requireValues, string number, string text)
    {
        var source = await RecordScaffoldAsync(_table, requireValues);

        Assert.That(source, Does.Contain(number).And.Contain(text));
    }

    [Test]
    public void ReadAsync_emptyCellInARequiredNumber_saysThatTheProfileWasWrongAndWhatToWrite() =>
        Assert.That(
            async () => await _table.Rows.ReadAsync(RecordContext.Default.Counted).CountAsync(),
            Throws.TypeOf<TabularDataException>()
                .With.Message.Contains("Row 2 (__id 2), column \"pop\": null")
                .And.Message.Contains("the profile was wrong")
                .And.Message.Contains("declare it as \"long?\" instead of \"long\""));

    [Test]
    public void ReadAsync_emptyCellInARequiredText_isNoSilentNull() =>
        Assert.That(
            async () => await _table.Rows.ReadAsync(RecordContext.Default.Named).CountAsync(),
            Throws.TypeOf<TabularDataException>().With.Property("Column").EqualTo("nom").And.Message.Contains("\"string?\""));

    [Test]
    public async Task ReadAsync_emptyCellInATextThatIsNotRequired_isLeftToTheRecord()
    {
        var read = await _table.Rows.ReadAsync(RecordContext.Default.Loose).ToListAsync();

        Assert.That(read.Select(row => row.Nom), Is.EqualTo(new[] { "a", null }));
    }

    [Test]
    public void ScaffoldAsync_columnsThatBecameOne_isAClearError() =>
        Assert.That(
            async () => await RecordScaffoldAsync(CrawledTable.Of([("xmin", "int"), ("xmin__hydra_renamed", "int")]), false),
            Throws.TypeOf<TabularQueryException>().With.Message.Contains("\"xmin\" and \"xmin__hydra_renamed\" of the file are one"));

    [Test]
    public async Task ScaffoldAsync_namesThatDifferByCapitals_differByMore()
    {
        var source = await RecordScaffoldAsync(CrawledTable.Of([("id", "int"), ("ID", "int"), ("Id", "int"), ("equals", "int")]), false);

        Assert.That(
            source,
            Does.Contain("long? Id {").And.Contain("long? ID2 {").And.Contain("long? Id3 {").And.Contain("long? Equals2 {"));
    }

    private static async Task<string> RecordScaffoldAsync(CrawledTable table, bool requireValues)
    {
        var profile = await table.Resource.GetProfileAsync();
        return new RecordScaffold(table.Resource.Id, "Ligne", null, requireValues).Write(profile);
    }

    internal sealed record Counted
    {
        [JsonPropertyName("pop")]
        public required long Pop { get; init; }
    }

    internal sealed record Named
    {
        [JsonPropertyName("nom")]
        public required string Nom { get; init; }
    }

    internal sealed record Loose
    {
        [JsonPropertyName("nom")]
        public string Nom { get; init; } = "";
    }

    [JsonSerializable(typeof(Counted))]
    [JsonSerializable(typeof(Named))]
    [JsonSerializable(typeof(Loose))]
    internal sealed partial class RecordContext : JsonSerializerContext;
}
