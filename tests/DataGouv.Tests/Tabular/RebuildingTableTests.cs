using DataGouv.Tabular;
using DataGouv.Tests.Tabular.Sql;

namespace DataGouv.Tests.Tabular;

/// <summary>A table that is dropped, made and filled anew: it is asked for again while it is missing or empty, and then that is said.</summary>
public sealed class RebuildingTableTests
{
    private SqlTable _empty = null!;
    private SqlTable _full = null!;

    [OneTimeSetUp]
    public void Fill()
    {
        _empty = Table(0);
        _full = Table(2);
    }

    [OneTimeTearDown]
    public void Clear()
    {
        _empty.Dispose();
        _full.Dispose();
    }

    [TestCase("none")]
    [TestCase("empty")]
    public async Task Read_tableThatComesAMomentLater_isReadThen(string before)
    {
        using var server = Server(before == "none" ? null : _empty, _full, profiled: 2);

        Assert.That(await TestResource.On(server).Rows.ReadAsync().CountAsync(), Is.EqualTo(2));
    }

    [TestCase("none")]
    [TestCase("empty")]
    public async Task Count_tableThatComesAMomentLater_isThatOfItsRows(string before)
    {
        using var server = Server(before == "none" ? null : _empty, _full, profiled: 2);

        Assert.That(await TestResource.On(server).Rows.CountAsync(), Is.EqualTo(2));
    }

    [Test]
    public void Read_tableThatStaysEmpty_saysThatItIsRebuilt()
    {
        using var server = Server(_empty, _empty, profiled: 2);

        Assert.That(
            async () => await TestResource.On(server).Rows.ReadAsync().CountAsync(),
            Throws.TypeOf<TabularReadException>().With.Property(nameof(TabularReadException.Reason)).EqualTo(TabularReadFailure.Rebuilding));
    }

    [Test]
    public void Read_tableThatStaysAway_saysThatItIsMissing()
    {
        using var server = Server(null, null, profiled: 2);

        Assert.That(async () => await TestResource.On(server).Rows.ReadAsync().CountAsync(), Throws.TypeOf<TabularNotFoundException>());
    }

    [Test]
    public async Task Read_fileWithoutRows_isNotAskedForAgain()
    {
        using var server = Server(_empty, _empty, profiled: 0);

        Assert.That(await TestResource.On(server).Rows.ReadAsync().CountAsync(), Is.Zero);
        Assert.That(server.Requests.Count(request => request.Contains("/data/", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [Test]
    public async Task Read_filterThatNoRowMeets_isNotAskedForAgain()
    {
        using var server = Server(_full, _full, profiled: 2);

        Assert.That(await TestResource.On(server).Rows.Where("n", 77).ReadAsync().CountAsync(), Is.Zero);
        Assert.That(server.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Read_profileThatCountsMoreRowsThanThereAre_isBelievedOnce()
    {
        using var server = Server(_full, _full, profiled: 3);
        var resource = TestResource.On(server);
        await resource.GetProfileAsync();

        Assert.That(await resource.Rows.ReadAsync().CountAsync(), Is.EqualTo(2));
    }

    private static SqlTable Table(int rows) =>
        new([("n", "INTEGER")], Enumerable.Range(1, rows).Select(id => (object?[])[id]));

    // The table becomes another one after its second request.
    private static SqlTableServer Server(SqlTable? before, SqlTable? after, long profiled) =>
        new(before) { ProfiledRows = profiled, Changes = new Dictionary<int, SqlTable?> { [4] = after } };
}
