using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;
using DataGouv.Tabular;
using DataGouv.Tests.Tabular.Crawled;

namespace DataGouv.Tests.Tabular;

/// <summary>Infinite numbers, which the server writes as texts, are numbers wherever rows are read.</summary>
public sealed partial class InfiniteNumberTests
{
    private readonly CrawledTable _table = CrawledTable.Of(
        [("taux", "float")],
        """{"__id":1,"taux":"Infinity"}""",
        """{"__id":2,"taux":"-Infinity"}""",
        """{"__id":3,"taux":"NaN"}""",
        """{"__id":4,"taux":1.5}""",
        """{"__id":5,"taux":null}""");

    private static double?[] Numbers => [double.PositiveInfinity, double.NegativeInfinity, double.NaN, 1.5, null];

    [Test]
    public async Task GetDouble_infiniteNumbers_areRead() =>
        Assert.That(await _table.Rows.ReadAsync().Select(row => row["taux"].GetDouble()).ToListAsync(), Is.EqualTo(Numbers));

    [Test]
    public async Task ReadAsync_recordsWithAnyFloatingType_areRead()
    {
        var read = await _table.Rows.ReadAsync(InfiniteContext.Default.Rate).ToListAsync();

        Assert.That(read.Select(rate => rate.Taux), Is.EqualTo(Numbers));
    }

    [Test]
    public async Task ReadAsync_recordOfSingles_isRead()
    {
        var read = await _table.Rows.Take(1).ReadAsync(InfiniteContext.Default.NarrowRate).ToListAsync();

        Assert.That(read.Single().Taux, Is.EqualTo(float.PositiveInfinity));
    }

    [Test]
    public void GetDouble_anotherText_isNoNumber()
    {
        var table = CrawledTable.Of([("taux", "string")], """{"__id":1,"taux":"infinity"}""");

        Assert.That(
            async () => await table.Rows.ReadAsync().Select(row => row["taux"].GetDouble()).ToListAsync(),
            Throws.TypeOf<TabularDataException>());
    }

    [TestCase("Infinity", double.PositiveInfinity)]
    [TestCase("-Infinity", double.NegativeInfinity)]
    [TestCase("NaN", double.NaN)]
    public void Where_infiniteNumber_isSentAsTheDatabaseWritesIt(string sent, double value) =>
        Assert.That(TestResource.Rows().Where("taux", value).ToUri().Query, Does.EndWith($"taux__exact={sent}"));

    [Test]
    public async Task ToCsvAsync_infiniteNumbers_comeBack()
    {
        using var csv = new MemoryStream();
        await _table.Rows.ToCsvAsync(csv);

        var cells = Encoding.UTF8.GetString(csv.ToArray()).Split('\n')[1..6].Select(line => line.Split(',')[1]);

        Assert.That(
            cells.Select(cell => cell.Length == 0 ? (double?)null : double.Parse(cell, CultureInfo.InvariantCulture)),
            Is.EqualTo(Numbers));
    }

    internal sealed record Rate
    {
        [JsonPropertyName("taux")]
        public double? Taux { get; init; }
    }

    internal sealed record NarrowRate([property: JsonPropertyName("taux")] float Taux);

    [JsonSerializable(typeof(Rate))]
    [JsonSerializable(typeof(NarrowRate))]
    internal sealed partial class InfiniteContext : JsonSerializerContext;
}
