using System.Text;
using DataGouv.Tabular;
using DataGouv.Tests.Tabular.Sql;

namespace DataGouv.Tests.Tabular;

/// <summary>
/// Tables that are replaced while they are read: a read ends with the rows of one version, or with an exception. Streams have 400 rows at most here, so
/// that a table of several is soon read.
/// </summary>
public sealed class ReplacedTableTests
{
    private const int LongestStream = 400;

    private static readonly (string, string)[] Columns = [("k", "INTEGER"), ("txt", "TEXT"), ("taux", "REAL")];

    /// <summary>How a table can be replaced.</summary>
    public enum Replacement
    {
        SameColumns,
        Swapped,
        Renamed,
        OneMore,
        OneLess,
        FewerRows,
        AsManyRows,
        MoreRows,
    }

    // 50 moments of a read of one to four streams.
    [Test]
    public async Task ToCsv_replacedAtAnyMoment_isOfOneVersionOrFails([Values] Replacement replacement, [Values(1, 2, 3, 4)] int streams)
    {
        var rows = (LongestStream * streams) - 10;
        using var before = Table(rows, 0);
        using var after = Table(replacement, rows);
        using var half = Table(replacement, rows / 2);
        using var empty = Table(replacement, 0);
        string[] versions = [await CsvAsync(new SqlTableServer(before) { LongestStream = LongestStream }), await CsvAsync(new SqlTableServer(after) { LongestStream = LongestStream })];
        var last = await MomentsAsync(before);
        var wrong = new List<string>();
        var failed = 0;

        for (var step = 0; step < 50; step++)
        {
            var moment = 1 + (step * last / 50);
            var server = new SqlTableServer(before)
            {
                LongestStream = LongestStream,
                ProfiledRows = rows,
                NotedAt = moment + 6,
                Changes = new Dictionary<int, SqlTable?>
                {
                    [moment] = null,
                    [moment + 1] = empty,
                    [moment + 2] = half,
                    [moment + 4] = after,
                },
            };
            try
            {
                var csv = await CsvAsync(server);
                if (!versions.Contains(csv))
                {
                    wrong.Add($"moment {moment}: {csv.Length} characters");
                }
            }
            catch (Exception failure) when (failure is TabularReadException or TabularQueryException or DataGouvNotFoundException)
            {
                failed++;
            }
        }

        TestContext.Out.WriteLine($"{replacement}, {streams} streams: {50 - failed} read whole, {failed} exceptions, {wrong.Count} wrong");
        Assert.That(wrong, Is.Empty);
    }

    [Test]
    public async Task Read_tableThatIsNotReplaced_isWholeWithoutAnException([Values(1, 2, 3, 4)] int streams, [Values] bool sorted)
    {
        var rows = (LongestStream * streams) - 10;
        using var table = Table(rows, 0);
        var server = new SqlTableServer(table) { LongestStream = LongestStream };

        var ids = await IdsAsync(server, query => sorted ? query.OrderByDescending("txt") : query);

        Assert.That(ids, sorted ? Is.EquivalentTo(Enumerable.Range(1, rows)) : Is.EqualTo(Enumerable.Range(1, rows)));
    }

    [Test]
    public async Task Read_streamThatBreaksOff_goesOnBehindItsLastRow()
    {
        using var table = Table(12_000, 0);
        var server = new SqlTableServer(table) { Cuts = new Dictionary<int, int> { [1] = 300_000, [2] = 200_000 } };

        var ids = await IdsAsync(server, query => query);

        Assert.That(ids, Is.EqualTo(Enumerable.Range(1, 12_000)));
        Assert.That(server.Requests.Where(request => request.Contains("/json/", StringComparison.Ordinal)).Select(request => request.Contains("__id__greater", StringComparison.Ordinal)), Is.EqualTo([false, true, true]));
    }

    private static SqlTable Table(int rows, int seed) =>
        new(Columns, Enumerable.Range(1, rows).Select(id => (object?[])[id + seed, $"texte n° {(id * 7919) % 1009} {seed}", id % 7 == 0 ? null : id / 4.0]));

    private static SqlTable Table(Replacement replacement, int rows)
    {
        (string, string)[] columns = replacement switch
        {
            Replacement.Swapped => [Columns[1], Columns[0], Columns[2]],
            Replacement.Renamed => [Columns[0], ("texte", "TEXT"), Columns[2]],
            Replacement.OneMore => [.. Columns, ("plus", "TEXT")],
            Replacement.OneLess => [Columns[0], Columns[1]],
            _ => Columns,
        };
        var count = replacement switch
        {
            Replacement.FewerRows => rows * 9 / 10,
            Replacement.MoreRows => rows * 11 / 10,
            _ => rows,
        };
        var seed = replacement == Replacement.SameColumns ? 0 : 5;
        return new SqlTable(
            columns,
            Enumerable.Range(1, count).Select(id =>
            {
                object?[] row = [id + seed, $"texte n° {(id * 7919) % 1009} {seed}", id % 7 == 0 ? null : id / 4.0];
                return replacement switch
                {
                    Replacement.SameColumns => [id == rows / 2 ? -1 : row[0], row[1], row[2]],
                    Replacement.Swapped => [row[1], row[0], row[2]],
                    Replacement.OneMore => [.. row, "plus"],
                    Replacement.OneLess => row[..2],
                    _ => row,
                };
            }));
    }

    private static TabularQuery Rows(SqlTableServer server) =>
        TestResource.On(server, new TabularQueryOptions { LongestStream = server.LongestStream }).Rows;

    private static async Task<string> CsvAsync(SqlTableServer server)
    {
        using var csv = new MemoryStream();
        await Rows(server).ToCsvAsync(csv);
        return Encoding.UTF8.GetString(csv.ToArray());
    }

    private static async Task<int> MomentsAsync(SqlTable table)
    {
        var server = new SqlTableServer(table) { LongestStream = LongestStream };
        await CsvAsync(server);
        return server.Moment;
    }

    private static async Task<List<int>> IdsAsync(SqlTableServer server, Func<TabularQuery, TabularQuery> change)
    {
        var ids = new List<int>();
        await foreach (var row in change(Rows(server)).ReadAsync())
        {
            ids.Add(row["__id"].GetInt32()!.Value);
        }

        return ids;
    }
}
