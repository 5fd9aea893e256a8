using System.Text.Json.Serialization;
using DataGouv.Tabular;
using DataGouv.Tests.Tabular.Sql;

namespace DataGouv.Tests.Tabular;

/// <summary>One way to read: a page for a few rows, streams for many, and no more columns than a record has.</summary>
public sealed partial class ReadingTests
{
    private SqlTable _table = null!;

    [OneTimeSetUp]
    public void Fill() =>
        _table = new SqlTable(
            [("nom", "TEXT"), ("pop", "INTEGER"), ("texte", "TEXT")],
            Enumerable.Range(1, 3_000).Select(id => (object?[])[$"n° {id}", id, new string('x', 200)]));

    [OneTimeTearDown]
    public void Clear() => _table.Dispose();

    [TestCase(10)]
    [TestCase(50)]
    public async Task Read_leftAfterAFewRows_costsOneRequest(int rows)
    {
        using var server = new SqlTableServer(_table);

        await foreach (var row in TestResource.On(server).Rows.ReadAsync())
        {
            if (row.Number == rows)
            {
                break;
            }
        }

        Assert.That(server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Read_leftAfterTheFirstPage_costsOneStream()
    {
        using var server = new SqlTableServer(_table) { LongestStream = 400 };
        var options = new TabularQueryOptions { LongestStream = 400, Concurrency = 8 };

        await foreach (var row in TestResource.On(server, options).Rows.ReadAsync())
        {
            if (row.Number == 60)
            {
                break;
            }
        }

        Assert.That(server.Streams, Is.EqualTo(1));
    }

    [Test]
    public async Task Read_recordWithOneMember_asksForItsColumn()
    {
        using var server = new SqlTableServer(_table);

        var names = await TestResource.On(server).Rows.ReadAsync(Records.Default.Named).Select(named => named.Nom).ToListAsync();

        Assert.That(names, Is.EqualTo(Enumerable.Range(1, 3_000).Select(id => $"n° {id}")));
        Assert.That(server.Requests, Has.All.Contains("columns=__id,nom"));
    }

    [Test]
    public async Task AsPages_recordWithOneMember_asksForItsColumn()
    {
        using var server = new SqlTableServer(_table);

        var page = await TestResource.On(server).Rows.ReadAsync(Records.Default.Named).AsPages().FirstAsync();

        Assert.That((page.Values.Count, server.Requests[0].Contains("columns=__id,nom", StringComparison.Ordinal)), Is.EqualTo((50, true)));
    }

    [Test]
    public async Task Read_recordOfAQueryWithASelection_keepsTheSelection()
    {
        using var server = new SqlTableServer(_table);

        await TestResource.On(server).Rows.Select("nom", "pop").ReadAsync(Records.Default.Named).FirstAsync();

        Assert.That(server.Requests[0], Does.Contain("columns=nom,pop"));
    }

    [Test]
    public async Task Read_recordThatTakesEverything_asksForAllColumns()
    {
        using var server = new SqlTableServer(_table);

        var first = await TestResource.On(server).Rows.ReadAsync(Records.Default.Open).FirstAsync();

        Assert.That(first.Rest!.Keys, Is.EquivalentTo(["__id", "pop", "texte"]));
    }

    [Test]
    public void Read_recordWithAColumnThatTheTableLacks_saysWhichColumnsThereAre()
    {
        using var server = new SqlTableServer(_table);

        Assert.That(
            async () => await TestResource.On(server).Rows.ReadAsync(Records.Default.Stranger).FirstAsync(),
            Throws.TypeOf<TabularDataException>().With.Message.Contains("\"texte\""));
    }

    [Test]
    public async Task WithProgress_longRead_reportsRowsOfTheTotal()
    {
        using var server = new SqlTableServer(_table);
        var reports = new List<TabularProgress>();

        await TestResource.On(server).Rows.Take(2_000).WithProgress(new Listener(reports)).ReadAsync().CountAsync();

        Assert.That(reports[0].Total, Is.EqualTo(2_000));
        Assert.That(reports[^1], Is.EqualTo(new TabularProgress(2_000, 2_000)));
        Assert.That(reports.Select(report => report.Rows), Is.Ordered);
    }

    [Test]
    public void WithProgress_nobody_isRefused() =>
        Assert.That(() => TestResource.Rows().WithProgress(null!), Throws.ArgumentNullException);

    private sealed class Listener(List<TabularProgress> reports) : IProgress<TabularProgress>
    {
        public void Report(TabularProgress value) => reports.Add(value);
    }

    internal sealed record Named([property: JsonPropertyName("nom")] string Nom);

    internal sealed record Stranger([property: JsonPropertyName("nom")] string Nom, [property: JsonPropertyName("ailleurs")] string? Ailleurs);

    internal sealed record Open
    {
        [JsonPropertyName("nom")]
        public string? Nom { get; set; }

        [JsonExtensionData]
        public Dictionary<string, object?>? Rest { get; set; }
    }

    [JsonSerializable(typeof(Named))]
    [JsonSerializable(typeof(Stranger))]
    [JsonSerializable(typeof(Open))]
    private sealed partial class Records : JsonSerializerContext;
}
