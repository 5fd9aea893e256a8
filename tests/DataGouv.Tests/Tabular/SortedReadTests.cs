using System.Globalization;
using DataGouv.Tabular;
using DataGouv.Tests.Tabular.Sql;

namespace DataGouv.Tests.Tabular;

/// <summary>
/// Sorted rows of more than one stream: in the order of the database, by few requests, and sorted here where the server cannot cut them.
/// </summary>
public sealed class SortedReadTests
{
    private const int LongestStream = 300;

    private static readonly (string, string)[] Columns = [("n", "INTEGER"), ("x", "REAL"), ("t", "TEXT"), ("#t", "TEXT")];

    private SqlTable _table = null!;

    [OneTimeSetUp]
    public void Fill() =>
        _table = new SqlTable(
            Columns,
            Enumerable.Range(1, 1_000).Select(id => (object?[])
            [
                id % 5 == 0 ? null : (id * 7919) % 17,
                id % 11 == 0 ? null : id % 2 == 0 ? id / 8.0 : -1e300 / id,
                id % 7 == 0 ? null : id % 3 == 0 ? "" : $"été, (\"{(id * 31) % 101}\") & co",
                id % 4 == 0 ? null : $"# {(id * 17) % 23}",
            ]));

    [OneTimeTearDown]
    public void Clear() => _table.Dispose();

    private static IEnumerable<TestCaseData<Func<TabularQuery, TabularQuery>>> Sorts =>
        from column in (string[])["n", "x", "t", "__id"]
        from isDescending in (bool[])[false, true]
        from nulls in Enum.GetValues<TabularNulls>()
        select new TestCaseData<Func<TabularQuery, TabularQuery>>(query =>
            isDescending ? query.OrderByDescending(column, nulls) : query.OrderBy(column, nulls))
        {
            TestName = string.Create(CultureInfo.InvariantCulture, $"{column} {(isDescending ? "desc" : "asc")} {nulls}"),
        };

    [TestCaseSource(nameof(Sorts))]
    public async Task Read_sortedByAnyColumn_isTheOrderOfTheDatabase(Func<TabularQuery, TabularQuery> sort)
    {
        var expected = await IdsAsync(new SqlTableServer(_table), sort, 50_000);
        var server = new SqlTableServer(_table) { LongestStream = LongestStream };

        var ids = await IdsAsync(server, sort, LongestStream);

        Assert.That(ids, Is.EqualTo(expected));
        Assert.That(server.Streams, Is.EqualTo(4));
    }

    [Test]
    public async Task Read_sortedByTwoColumns_isTheOrderOfTheDatabase()
    {
        static TabularQuery Sort(TabularQuery query) => query.OrderByDescending("n").OrderBy("t", TabularNulls.First);
        var expected = await IdsAsync(new SqlTableServer(_table), Sort, 50_000);

        Assert.That(await IdsAsync(new SqlTableServer(_table) { LongestStream = LongestStream }, Sort, LongestStream), Is.EqualTo(expected));
    }

    [TestCase(0, 250)]
    [TestCase(0, 301)]
    [TestCase(120, 777)]
    [TestCase(400, 550)]
    [TestCase(730, 1_000)]
    public async Task Read_sortedWithSkipAndTake_isThatPart(int skip, int take)
    {
        static TabularQuery Sort(TabularQuery query) => query.OrderBy("x");
        var expected = (await IdsAsync(new SqlTableServer(_table), Sort, 50_000)).Skip(skip).Take(take);

        var server = new SqlTableServer(_table) { LongestStream = LongestStream };

        Assert.That(await IdsAsync(server, query => Sort(query).Skip(skip).Take(take), LongestStream), Is.EqualTo(expected));
    }

    [Test]
    public async Task Read_sortedAndFiltered_isThatPart()
    {
        static TabularQuery Sort(TabularQuery query) => query.Where(row => row["n"] > 2).OrderBy("t");
        var expected = await IdsAsync(new SqlTableServer(_table), Sort, 50_000);

        Assert.That(await IdsAsync(new SqlTableServer(_table) { LongestStream = LongestStream }, Sort, LongestStream), Is.EqualTo(expected));
    }

    [Test]
    public async Task Read_120000RowsInAnyOrder_costsTenRequestsAtMost()
    {
        using var table = new SqlTable([("n", "INTEGER")], Enumerable.Range(1, 120_000).Select(id => (object?[])[id * 7919L % 1009]));
        var server = new SqlTableServer(table);

        var ids = await IdsAsync(server, query => query.OrderBy("n"), 50_000);

        Assert.That((ids.Count, server.Requests.Count), Is.EqualTo((120_000, 10)));
    }

    // A value with a sign that cannot be sent is no place to cut at: what the server cannot filter by is sorted here.
    [Test]
    public async Task Read_columnThatCannotBeFilteredBy_isSortedHere()
    {
        static TabularQuery Sort(TabularQuery query) => query.OrderByDescending("t").Select("n");
        var expected = await NumbersAsync(new SqlTableServer(_table), Sort, new TabularQueryOptions());
        var server = new SqlTableServer(_table) { LongestStream = LongestStream };

        var numbers = await NumbersAsync(server, Sort, new TabularQueryOptions { LongestStream = LongestStream, EncodeTwice = false });

        Assert.That(numbers, Is.EqualTo(expected));
        Assert.That(server.Requests.Any(request => request.Contains("or=", StringComparison.Ordinal)), Is.False);
    }

    [Test]
    public void Read_moreThanCanBeSortedHere_saysWhatToDo()
    {
        var server = new SqlTableServer(_table) { LongestStream = LongestStream };
        var options = new TabularQueryOptions { LongestStream = LongestStream, EncodeTwice = false, MaxSortBytes = 20_000 };

        Assert.That(
            async () => await NumbersAsync(server, query => query.OrderBy("t").Select("n"), options),
            Throws.TypeOf<TabularReadException>()
                .With.Property(nameof(TabularReadException.Reason)).EqualTo(TabularReadFailure.TooLarge)
                .And.Message.Contains("MaxSortBytes"));
    }

    private static async Task<List<long>> IdsAsync(SqlTableServer server, Func<TabularQuery, TabularQuery> change, int longest) =>
        await change(TestResource.On(server, new TabularQueryOptions { LongestStream = longest }).Rows)
            .ReadAsync()
            .Select(row => row["__id"].GetInt64()!.Value)
            .ToListAsync();

    private static async Task<List<long?>> NumbersAsync(
        SqlTableServer server,
        Func<TabularQuery, TabularQuery> change,
        TabularQueryOptions options) =>
        await change(TestResource.On(server, options).Rows).ReadAsync().Select(row => row["n"].GetInt64()).ToListAsync();
}
