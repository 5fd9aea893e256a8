using DataGouv.Tabular;
using DataGouv.Tests.Tabular.Scripted;
using DataGouv.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace DataGouv.Tests.Tabular;

/// <summary>Take and Skip mean what LINQ means by them, in any order.</summary>
public sealed class QueryWindowTests
{
    private const int Count = 130;

    private static readonly Arbitrary<int[]> Steps = Gen.Choose(-60, 140).ListOf().Select(steps => steps.Take(4).ToArray()).ToArbitrary();

    private static TabularQuery Rows => TestResource.On(new ScriptedHandler(new ScriptedTable(Count))).Rows;

    private static IEnumerable<long?> Ids => Enumerable.Range(1, Count).Select(id => (long?)id);

    [Test]
    public async Task ReadAsync_takeThenSkip_leavesTheFirstOfThoseTaken() =>
        Assert.That(await ReadAsync(Rows.Take(10).Skip(5).ReadAsync()), Is.EqualTo(Ids.Take(10).Skip(5)));

    [Test]
    public async Task ReadAsync_takeThenTakeMore_hasTheFewer() =>
        Assert.That(await ReadAsync(Rows.Take(5).Take(10).ReadAsync()), Is.EqualTo(Ids.Take(5)));

    [Test]
    public void Skip_moreThanThereAreNumbers_isNoOverflow() =>
        Assert.That(async () => await Rows.Skip(int.MaxValue).Skip(int.MaxValue).CountAsync(), Is.Zero);

    [Test]
    public void Skip_negative_isRefused() => Assert.That(() => Rows.Skip(-1), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void Read_anyTakesAndSkips_areThoseOfLinq() => Prop.ForAll(Steps, steps =>
    {
        var (query, linq) = (Rows, Ids);
        foreach (var step in steps)
        {
            query = step < 0 ? query.Skip(-step) : query.Take(step);
            linq = step < 0 ? linq.Skip(-step) : linq.Take(step);
        }

        var expected = linq.ToList();
        Assert.That(ReadAsync(query.ReadAsync()).GetAwaiter().GetResult(), Is.EqualTo(expected));
        Assert.That(query.CountAsync().GetAwaiter().GetResult(), Is.EqualTo(expected.Count));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(100));

    [Test]
    public async Task AsPages_continuationOfAnotherQuery_isRefused()
    {
        var pages = Rows.ReadAsync(RowContext.Default.Numbered).AsPages();
        var continuation = (await pages.FirstAsync()).Continuation!;

        Assert.Multiple(() =>
        {
            TabularQuery[] others =
            [
                Rows.Where(row => row["__id"] > 3),
                Rows.Skip(1),
                Rows.Take(60),
                Rows.OrderByDescending("__id"),
                Rows.Select("__id"),
            ];
            foreach (var other in others)
            {
                Assert.That(
                    async () => await other.ReadAsync(RowContext.Default.Numbered).AsPages(continuation).FirstAsync(),
                    Throws.ArgumentException);
            }
        });
    }

    private static async Task<List<long?>> ReadAsync(IAsyncEnumerable<TabularRow> rows) =>
        await rows.Select(row => row["__id"].GetInt64()).ToListAsync();
}
