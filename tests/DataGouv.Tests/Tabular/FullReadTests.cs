using System.Diagnostics;
using System.Text;
using DataGouv.Tabular;
using DataGouv.Tests.Tabular.Scripted;

namespace DataGouv.Tests.Tabular;

/// <summary>Reading everything: how many requests it costs, and that nothing is lost or invented.</summary>
public sealed class FullReadTests
{
    [TestCase(0, 1)]
    [TestCase(1, 1)]
    [TestCase(49, 1)]
    [TestCase(50, 1)]
    [TestCase(51, 3)]
    [TestCase(50_000, 3)]
    [TestCase(50_001, 7)]
    [TestCase(120_000, 8)]
    public async Task ReadAsync_table_costsFewRequests(int rows, int requests)
    {
        var table = new ScriptedTable(rows);

        var ids = await IdsAsync(table);

        Assert.Multiple(() =>
        {
            Assert.That(ids, Is.EqualTo(Enumerable.Range(1, rows).Select(id => (long)id)));
            Assert.That(table.Requests, Has.Count.EqualTo(requests));
        });
    }

    [TestCase(1)]
    [TestCase(8)]
    public async Task ReadAsync_severalRequestsAtOnce_keepsTheOrder(int concurrency)
    {
        var ids = await IdsAsync(new ScriptedTable(220_000), new TabularQueryOptions { Concurrency = concurrency });

        Assert.That(ids, Is.EqualTo(Enumerable.Range(1, 220_000).Select(id => (long)id)));
    }

    [Test]
    public async Task ReadAsync_filterThatLeavesGaps_readsEveryRowOnce()
    {
        var table = new ScriptedTable(240_000);

        var ids = await IdsAsync(table, change: rows => rows.Where("pair", "oui"));

        Assert.Multiple(() =>
        {
            Assert.That(ids, Is.EqualTo(Enumerable.Range(1, 120_000).Select(id => 2L * id)));
            Assert.That(table.Requests, Has.Count.LessThanOrEqualTo(8));
        });
    }

    [Test]
    public async Task ReadAsync_rowsInClusters_splitsTheRangeThatIsRefused()
    {
        var ids = Enumerable.Range(1, 90_000).Concat(Enumerable.Range(900_001, 10_000)).Select(id => (long?)id).ToList();
        var table = new ScriptedTable(ids);

        Assert.That(await IdsAsync(table), Is.EqualTo(ids.Select(id => id!.Value)));
        Assert.That(table.Streams, Is.GreaterThan(3));
    }

    [TestCase(500)]
    [TestCase(-10)]
    public async Task ReadAsync_rowsAddedOrRemovedAfterTheFirstPage_readsTheNewTable(int difference)
    {
        var table = new ScriptedTable(60_000)
        {
            Meanwhile = table =>
            {
                table.Add(Math.Max(0, difference));
                table.Remove(Math.Max(0, -difference));
            },
        };

        Assert.That(await IdsAsync(table), Has.Count.EqualTo(60_000 + difference));
    }

    [Test]
    public void ReadAsync_streamThatEndsInsideARow_fails()
    {
        var table = new ScriptedTable(120_000) { ChangeStream = (number, body) => number >= 2 ? body[..(body.Length / 2)] : body };

        Assert.That(async () => await IdsAsync(table), Throws.TypeOf<TabularReadException>().With.Message.Contains("ended in the middle"));
    }

    [Test]
    public void ReadAsync_streamThatEndsBetweenRows_fails()
    {
        var table = new ScriptedTable(1_000) { ChangeStream = (_, body) => body[..(body.LastIndexOf("},", StringComparison.Ordinal) + 1)] };

        Assert.That(async () => await IdsAsync(table), Throws.TypeOf<TabularReadException>().With.Message.Contains("ended in the middle"));
    }

    [Test]
    public void ReadAsync_streamThatIsWellFormedButShort_fails()
    {
        var table = new ScriptedTable(1_000) { ChangeStream = (_, body) => body[..(body.LastIndexOf("},", StringComparison.Ordinal) + 1)] + "]\n" };

        Assert.That(async () => await IdsAsync(table), Throws.TypeOf<TabularReadException>().With.Message.Contains("999 rows came of 1000"));
    }

    [Test]
    public void ReadAsync_streamThatIsNoJson_fails()
    {
        var table = new ScriptedTable(1_000) { ChangeStream = (_, _) => "500 Internal Server Error" };

        Assert.That(async () => await IdsAsync(table), Throws.TypeOf<TabularReadException>().With.Message.Contains("broken"));
    }

    [TestCase(403)]
    [TestCase(404)]
    [TestCase(405)]
    public async Task ReadAsync_streamsRefused_readsPages(int status)
    {
        var table = new ScriptedTable(1_234) { StreamRefusal = status };

        Assert.That(await IdsAsync(table), Is.EqualTo(Enumerable.Range(1, 1_234).Select(id => (long)id)));
        Assert.That(table.Requests, Has.Count.InRange(2 + 25, 2 + 25 + 4));
    }

    [Test]
    public async Task ReadAsync_streamsRefused_saysSoInTelemetry()
    {
        var events = new List<ActivityEvent>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "DataGouv",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                lock (events)
                {
                    events.AddRange(activity.OperationName == "DataGouv.Tabular.ReadAll" ? activity.Events : []);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);

        await IdsAsync(new ScriptedTable(100) { StreamRefusal = 405 });

        Assert.That(events.Where(said => said.Tags.Any(tag => tag.Value is 405)).Select(said => said.Name), Is.EqualTo(new[] { "datagouv.tabular.pages" }));
    }

    [TestCase(10)]
    [TestCase(60)]
    public async Task ReadAsync_selectionWithoutNumber_readsTheSelectedColumns(int rows)
    {
        var table = new ScriptedTable(rows);

        var count = 0;
        await foreach (var row in Rows(table).Select("nom 1").ReadAsync())
        {
            count += row["nom 1"].IsNull ? 0 : 1;
        }

        Assert.That(count, Is.EqualTo(rows));
    }

    [TestCase(0, 7, 1)]
    [TestCase(100, 150, 4)]
    [TestCase(59_000, 700, 3)]
    public async Task ReadAsync_skipAndTake_readsThoseRows(int skip, int take, int mostRequests)
    {
        var table = new ScriptedTable(60_000);

        var ids = await IdsAsync(table, change: rows => rows.Skip(skip).Take(take));

        Assert.That(ids, Is.EqualTo(Enumerable.Range(skip + 1, take).Select(id => (long)id)));
        Assert.That(table.Requests, Has.Count.LessThanOrEqualTo(mostRequests));
    }

    [Test]
    public async Task ReadAsync_leftEarly_stopsAsking()
    {
        var table = new ScriptedTable(400_000);
        await foreach (var row in Rows(table, new TabularQueryOptions { Concurrency = 1 }).ReadAsync())
        {
            if (row.Number == 10)
            {
                break;
            }
        }

        Assert.That(table.Requests, Has.Count.LessThanOrEqualTo(2));
    }

    [Test]
    public void ReadAsync_cancelled_stops()
    {
        using var cancellation = new CancellationTokenSource();

        Assert.That(
            async () =>
            {
                await foreach (var row in Rows(new ScriptedTable(120_000)).ReadAsync(cancellation.Token))
                {
                    await cancellation.CancelAsync();
                }
            },
            Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task ReadAsync_rows_areNumberedFromOne()
    {
        var numbers = new List<long>();
        await foreach (var row in Rows(new ScriptedTable(1_000)).Skip(300).ReadAsync())
        {
            numbers.Add(row.Number);
        }

        Assert.That(numbers, Is.EqualTo(Enumerable.Range(1, 700).Select(number => (long)number)));
    }

    [TestCase(0)]
    [TestCase(3)]
    [TestCase(120_000)]
    public async Task ToCsvAsync_table_writesEveryRowUnderOneHeader(int rows)
    {
        var table = new ScriptedTable(rows);
        using var csv = new MemoryStream();

        var count = await Rows(table).ToCsvAsync(csv);

        var lines = Encoding.UTF8.GetString(csv.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Multiple(() =>
        {
            Assert.That(count, Is.EqualTo(rows));
            Assert.That(lines, Has.Length.EqualTo(rows == 0 ? 0 : rows + 1));
            Assert.That(lines.LastOrDefault(), Is.EqualTo(rows == 0 ? null : $"{rows},Commune n° {rows},{rows % 1000}.25"));
        });
    }

    [Test]
    public void ToCsvAsync_cutStream_fails()
    {
        var table = new ScriptedTable(1_000) { ChangeStream = (_, body) => body[..^10] };

        Assert.That(async () => await Rows(table).ToCsvAsync(Stream.Null), Throws.TypeOf<TabularReadException>());
    }

    private static TabularQuery Rows(ScriptedTable table, TabularQueryOptions? options = null) => TestResource.On(new ScriptedHandler(table), options).Rows;

    private static async Task<List<long>> IdsAsync(ScriptedTable table, TabularQueryOptions? options = null, Func<TabularQuery, TabularQuery>? change = null)
    {
        var ids = new List<long>();
        var rows = Rows(table, options);
        await foreach (var row in (change?.Invoke(rows) ?? rows).ReadAsync())
        {
            ids.Add(row["__id"].GetInt64()!.Value);
        }

        return ids;
    }
}
