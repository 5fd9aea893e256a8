using System.Text;
using System.Text.Json.Serialization;
using DataGouv.Tabular;
using DataGouv.Tests.Tabular.Crawled;
using DataGouv.Tests.Tabular.Grammar;
using FsCheck;
using FsCheck.Fluent;

namespace DataGouv.Tests.Tabular;

/// <summary>Columns whose names the crawler changed work under both names, and no filter reaches a column of the database itself.</summary>
public sealed partial class StoredNameTests
{
    private const string Long = "emissions_annuelles_de_gaz_a_effet_de_serre_par_secteur_et_par_departement";
    private const string Cut = "emissions_annuelles_de_gaz_a_effet_de_serre_par_secteur_et_par_";
    private const string Row = $$"""{"__id":1,"xmin__hydra_renamed":1.5,"nom":"a","{{Cut}}":7}""";

    private static readonly Arbitrary<string> Names = Gen.Elements("a", "é", "🏔", "€", "_", " ", "xmin", "emissions_annuelles_").ListOf()
        .Select(pieces => string.Concat(pieces.Take(30))).Where(name => name.Length > 0).ToArbitrary();

    private readonly CrawledTable _table = CrawledTable.Of([("xmin", "float"), ("nom", "string"), (Long, "int")], Row);

    [TestCase("xmin", "xmin__hydra_renamed")]
    [TestCase("XMax", "XMax__hydra_renamed")]
    [TestCase("xmin__hydra_renamed", "xmin__hydra_renamed")]
    [TestCase("ctid", "ctid__hydra_renamed")]
    [TestCase("cmin", "cmin__hydra_renamed")]
    [TestCase("cmax", "cmax__hydra_renamed")]
    [TestCase("tableoid", "tableoid__hydra_renamed")]
    [TestCase("collation", "collation__hydra_renamed")]
    [TestCase("__ID", "__ID__hydra_renamed")]
    [TestCase("__id", "__id")]
    [TestCase("oid", "oid")]
    [TestCase(Long, Cut)]
    [TestCase(Cut, Cut)]
    public void ToUri_nameOfAnyForm_asksForTheColumnOfTheTable(string name, string sent)
    {
        var rows = TestResource.Rows();

        Assert.Multiple(() =>
        {
            Assert.That(Read(rows.Where(name, 1.5)).Conditions.Single().Column, Is.EqualTo(sent));
            Assert.That(Read(rows.Where(row => row[name] == 1 || row[name] < 2)).Conditions.Single().ToString(), Does.Contain(sent));
            Assert.That(Read(rows.OrderBy("nom").OrderBy(name)).Order.Select(key => key.Column), Does.Contain(sent));
            Assert.That(Read(rows.Select(name)).Columns, Is.EqualTo([sent]));
            Assert.That(Read(rows.GroupBy(name).Sum(name).OrderBy(name)).Aggregates, Is.EqualTo([(sent, "groupby"), (sent, "sum")]));
        });
    }

    [TestCase("xmin")]
    [TestCase("xmin__hydra_renamed")]
    [TestCase(Long)]
    [TestCase(Cut)]
    public async Task ReadAsync_bothNamesAfterTheProfile_areTaken(string name)
    {
        await _table.Resource.GetProfileAsync();

        var row = await _table.Rows.Where(name, 1).OrderBy(name).ReadAsync().Select(row => row.Clone()).FirstAsync();

        Assert.That((row.HasColumn(name), row[name].GetDouble()), Is.EqualTo((true, name.StartsWith('x') ? 1.5 : 7)));
    }

    [Test]
    public async Task ReadAsync_recordWithEitherName_isRead()
    {
        var asInTheFile = await _table.Rows.ReadAsync(StoredNameContext.Default.InTheFile).FirstAsync();
        var asInTheTable = await _table.Rows.ReadAsync(StoredNameContext.Default.InTheTable).FirstAsync();
        using var page = await _table.Rows.ReadPageAsync();

        Assert.That(
            new[]
            {
                (asInTheFile.Xmin, asInTheFile.Emissions),
                (asInTheTable.Xmin, asInTheTable.Emissions),
                Read(page[0].Read(StoredNameContext.Default.Positional)),
            },
            Is.All.EqualTo((1.5, 7L)));

        static (double, long) Read(Positional record) => (record.Xmin, record.Emissions);
    }

    [TestCase("xmin__sum")]
    [TestCase("xmin__hydra_renamed__sum")]
    public async Task ReadAsync_sumOfARenamedColumn_isFoundUnderBothNames(string name)
    {
        var table = CrawledTable.Of([("xmin", "float")], """{"xmin__hydra_renamed__sum":4.5}""");

        var sum = await table.Rows.Sum("xmin").ReadAsync().Select(row => row[name].GetDouble()).FirstAsync();

        Assert.That(sum, Is.EqualTo(4.5));
    }

    [TestCase("xmin", "xmin__hydra_renamed")]
    [TestCase(Long, Cut + "secteur")]
    public async Task Where_columnsThatBecameOne_isAClearError(string first, string second)
    {
        var table = CrawledTable.Of([(first, "float"), (second, "float")]);
        await table.Resource.GetProfileAsync();

        Assert.That(
            async () => await table.Rows.Where(second, 1).ReadPageAsync(),
            Throws.TypeOf<TabularQueryException>().With.Message.Contains($"\"{first}\" and \"{second}\" of the file are one"));
    }

    [Test]
    public void Select_bothNamesOfAColumn_isRefused() =>
        Assert.That(
            () => _table.Rows.Select("xmin", "xmin__hydra_renamed"),
            Throws.ArgumentException.With.Message.Contains("are one in the table"));

    [Test]
    public void ReadAsync_recordWithBothNamesOfAColumn_isAClearError() =>
        Assert.That(
            async () => await _table.Rows.ReadAsync(StoredNameContext.Default.Both).FirstAsync(),
            Throws.TypeOf<TabularDataException>().With.Message.Contains("xmin__hydra_renamed"));

    [Test]
    public async Task StoredName_columnOfTheFileThatIsCalledLikeTheNumber_isRenamed()
    {
        var profile = await CrawledTable.Of([("__id", "int"), ("nom", "string")]).Resource.GetProfileAsync();

        Assert.That(profile.Columns.Select(column => column.StoredName), Is.EqualTo(["__id__hydra_renamed", "nom"]));
    }

    [Test]
    public void NameOf_anyName_fitsTheDatabaseAndStays() => Prop.ForAll(Names, name =>
    {
        var stored = TableColumns.NameOf(name);

        Assert.That(Encoding.UTF8.GetByteCount(stored), Is.LessThanOrEqualTo(63));
        Assert.That(TableColumns.NameOf(stored), Is.EqualTo(stored));
        Assert.That(stored, Does.Not.Contain("\uFFFD"));
        Assert.That(name == "xmin" || name.StartsWith(stored, StringComparison.Ordinal));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    private static Understood Read<TQuery>(TabularRows<TQuery> query)
        where TQuery : TabularRows<TQuery> => FirstServer.Read(query.ToUri().Query[1..]);

    internal sealed record InTheFile
    {
        [JsonPropertyName("xmin")]
        public required double Xmin { get; init; }

        [JsonPropertyName(Long)]
        public long Emissions { get; init; }
    }

    internal sealed record InTheTable
    {
        [JsonPropertyName("xmin__hydra_renamed")]
        public double Xmin { get; init; }

        [JsonPropertyName(Cut)]
        public required long Emissions { get; init; }
    }

    internal sealed record Positional([property: JsonPropertyName("xmin")] double Xmin, [property: JsonPropertyName(Long)] long Emissions);

    internal sealed record Both
    {
        [JsonPropertyName("xmin")]
        public double Xmin { get; init; }

        [JsonPropertyName("xmin__hydra_renamed")]
        public double Renamed { get; init; }
    }

    [JsonSerializable(typeof(InTheFile))]
    [JsonSerializable(typeof(InTheTable))]
    [JsonSerializable(typeof(Positional))]
    [JsonSerializable(typeof(Both))]
    internal sealed partial class StoredNameContext : JsonSerializerContext;
}
