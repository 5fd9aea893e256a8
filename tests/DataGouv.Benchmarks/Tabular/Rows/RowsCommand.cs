using System.Globalization;
using DataGouv.Benchmarks.Calls;
using DataGouv.Benchmarks.Measuring;
using DataGouv.Tabular;

namespace DataGouv.Benchmarks.Tabular.Rows;

/// <summary>Measures how rows are read, beside the same by hand and beside page after page, from one server in a process of its own.</summary>
internal static class RowsCommand
{
    private const int MostRequests = 10;
    private const double TimeCeiling = 1.05;
    private const double OneWayCeiling = 1.25;
    private const double BytesCeiling = 0.25;
    private const long Sum = BigTable.Count * (BigTable.Count + 1L) / 2;

    public static async Task RunAsync()
    {
        using var server = ChildProcess.StartSelf(BigTableServer.Command);
        var address = new Uri(await server.ReadLineAsync());
        using var http = new HttpClient(DataGouvClient.CreateHandler()) { Timeout = Timeout.InfiniteTimeSpan };
        using var client = new DataGouvClient(new DataGouvClientOptions
        {
            Anonymous = true,
            Environment = DataGouvEnvironment.Production with { Tabular = address },
            Politeness = { RequestsPerSecond = null },
        });
        var rows = client.Tabular.Resource("7d3f1c52-9a4e-4b6d-8f21-0c5a9e7b1d34").Rows;
        var byHand = new RowsByHand(http, rows.ToUri());
        var counter = new Counter(http, new Uri(address, "/count"));

        BudgetTable.Print(
        [
            .. await FullReadAsync(rows, byHand),
            .. await SortedAsync(rows, counter),
            .. await ProjectionAsync(rows, counter),
            .. await OneWayAsync(rows, counter),
        ]);
    }

    private static async Task<IReadOnlyList<BudgetLine>> FullReadAsync(TabularQuery rows, RowsByHand byHand)
    {
        var untyped = new Contender(() => ChecksAsync(SumAsync(rows.ReadAsync())));
        var untypedByHand = new Contender(() => ChecksAsync(byHand.SumAsync()));
        var typed = new Contender(() => ChecksAsync(SumAsync(rows)));
        var typedByHand = new Contender(() => ChecksAsync(byHand.SumAsync(RowRecords.Default.WholeRow, row => row.Id)));
        await Rounds.RunAsync(warmUps: 3, rounds: 11, untyped, untypedByHand, typed, typedByHand);
        return
        [
            .. Lines("all 120,000 rows, every value", "Utf8JsonReader", untyped, untypedByHand),
            .. Lines("all as records", "Utf8JsonReader", typed, typedByHand),
        ];
    }

    private static BudgetLine[] Lines(string what, string baseline, Contender ours, Contender byHand)
    {
        var time = new Figures(ours.SecondsPerCall, byHand.SecondsPerCall, null);
        var processors = new Figures(ours.ProcessorSecondsPerCall, byHand.ProcessorSecondsPerCall, null);
        var bytes = new Figures(ours.BytesPerCall, byHand.BytesPerCall, null);
        return
        [
            BudgetLine.AtMostTimes(what, Units.Milliseconds, time, ours.TimeRatioTo(byHand), baseline, TimeCeiling),
            BudgetLine.AtMostTimes(
                "  processor time",
                Units.Milliseconds,
                processors,
                processors.Ours / processors.ByHand!.Value,
                baseline,
                TimeCeiling),
            BudgetLine.Of("  bytes allocated", Units.Mebibytes, bytes),
        ];
    }

    private static async Task<IReadOnlyList<BudgetLine>> SortedAsync(TabularQuery rows, Counter counter)
    {
        await counter.ReadAsync();
        await ChecksAsync(SumAsync(rows.OrderBy(BigTable.Sorted).ReadAsync()));
        var (requests, _) = await counter.ReadAsync();
        var pages = new Figures(requests, BigTable.Count / 50, null);
        return [BudgetLine.AtMost("requests for all rows, sorted (by hand: pages)", Units.Count, pages, MostRequests)];
    }

    private static async Task<IReadOnlyList<BudgetLine>> ProjectionAsync(TabularQuery rows, Counter counter)
    {
        await counter.ReadAsync();
        await foreach (var row in rows.ReadAsync(RowRecords.Default.NarrowRow))
        {
            _ = row.N;
        }

        var (_, narrow) = await counter.ReadAsync();
        await ChecksAsync(SumAsync(rows.ReadAsync()));
        var (_, whole) = await counter.ReadAsync();
        var bytes = new Figures(narrow, whole, null);
        const string What = "bytes for a record of 1 in 12 members (by hand: all)";
        return [BudgetLine.AtMostTimes(What, Units.Megabytes, bytes, narrow / (double)whole, "all", BytesCeiling)];
    }

    private static async Task<IReadOnlyList<BudgetLine>> OneWayAsync(TabularQuery rows, Counter counter)
    {
        var few = Contender.Repeating(20, () => FirstAsync(rows.ReadAsync(), 30));
        var fewByPage = Contender.Repeating(20, async () => (await rows.ReadPageAsync(1, 50)).Dispose());
        await Rounds.RunAsync(warmUps: 2, rounds: 11, few, fewByPage);
        var time = new Figures(few.SecondsPerCall, fewByPage.SecondsPerCall, null);
        await counter.ReadAsync();
        return [BudgetLine.AtMostTimes("30 rows (by hand: one page)", Units.Milliseconds, time, few.TimeRatioTo(fewByPage), "a page", OneWayCeiling)];
    }

    private static async Task FirstAsync(IAsyncEnumerable<TabularRow> rows, int count)
    {
        await foreach (var row in rows)
        {
            if (row.Number == count)
            {
                return;
            }
        }
    }

    private static async Task<long> SumAsync(IAsyncEnumerable<TabularRow> rows)
    {
        var sum = 0L;
        await foreach (var row in rows)
        {
            for (var column = 1; column < row.Columns.Count; column++)
            {
                Look(row[column]);
            }

            sum += row[0].GetInt64()!.Value;
        }

        return sum;
    }

    private static void Look(TabularCell cell)
    {
        if (cell.RawJson[0] == '"')
        {
            _ = cell.GetString();
        }
        else
        {
            _ = cell.GetDouble();
        }
    }

    private static async Task<long> SumAsync(TabularQuery rows)
    {
        var sum = 0L;
        await foreach (var row in rows.ReadAsync(RowRecords.Default.WholeRow))
        {
            sum += row.Id;
        }

        return sum;
    }

    private static async Task<long> ChecksAsync(Task<long> reading) =>
        await reading is var sum && sum == Sum ? 1 : throw new InvalidOperationException($"The numbers of the rows add up to {sum}, not {Sum}.");

    /// <summary>What the server was asked for since it was last looked at.</summary>
    private sealed class Counter(HttpClient http, Uri address)
    {
        public async Task<(long Requests, long Bytes)> ReadAsync()
        {
            var counts = (await http.GetStringAsync(address)).Split(' ');
            return (long.Parse(counts[0], CultureInfo.InvariantCulture), long.Parse(counts[1], CultureInfo.InvariantCulture));
        }
    }
}
