using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace DataGouv.Tabular;

/// <summary>
/// Reads all rows of a query with as few requests as can be: one for the number of rows and the last row, then streams of 50,000 rows at
/// most, cut by the numbers of the rows. Rows added meanwhile have higher numbers and stay out; rows that are lost are an error.
/// </summary>
internal sealed class FullRead(TableEndpoint table, QueryState query)
{
    /// <summary>The server streams no more rows.</summary>
    public const int LongestStream = 50_000;

    /// <summary>Up to this many rows, pages are fewer bytes than a whole stream.</summary>
    private const int FewRows = 200;

    public async IAsyncEnumerable<TabularRow> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (query.Take <= FewRows)
        {
            await foreach (var row in TableReader.ReadRowsAsync(table, query, cancellationToken).ConfigureAwait(false))
            {
                yield return row;
            }

            yield break;
        }

        var number = 0L;
        var last = query.Take is { } take ? query.Skip + (long)take : long.MaxValue;
        await foreach (var block in BlocksAsync(cancellationToken).ConfigureAwait(false))
        {
            using (block)
            {
                block.FirstNumber = number - query.Skip + 1;
                for (var row = 0; row < block.Count; row++)
                {
                    if (number++ >= query.Skip)
                    {
                        yield return new TabularRow(block, row);
                    }

                    if (number >= last)
                    {
                        yield break;
                    }
                }
            }
        }
    }

    /// <summary>All rows, without skip and take.</summary>
    private async IAsyncEnumerable<RowBlock> BlocksAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await table.CheckAsync(query, cancellationToken).ConfigureAwait(false);
        using var activity = ReadTelemetry.Start();
        var all = query with { Skip = 0, Take = null };
        var probe = await table.ReadPageAsync(IsInOrderOfTheTable ? Backwards(all) : all, 1, TableReader.LargestPage, null, cancellationToken).ConfigureAwait(false);
        var total = probe.Total!.Value;
        activity.Count(total);
        if (IsEverything(probe))
        {
            if (IsInOrderOfTheTable)
            {
                probe.Rows.Reverse();
            }

            yield return probe.Rows;
            yield break;
        }

        var known = HasTheColumns ? probe.Rows.Columns : null;
        var last = IsInOrderOfTheTable ? Id(probe, 0) : null;
        probe.Rows.Dispose();
        var reader = new RangeReader(table, all, known, activity);
        var count = 0L;
        await foreach (var block in OrderedRanges.ReadAsync(reader, Ranges(total, last, activity), table.Options.Concurrency, cancellationToken).ConfigureAwait(false))
        {
            count += block.Count;
            yield return block;
        }

        if (count < total && IsInOrderOfTheTable && table.HasRowsWithoutId)
        {
            await foreach (var block in reader.ReadAsync(RowRange.WithoutId, cancellationToken).ConfigureAwait(false))
            {
                count += block.Count;
                yield return block;
            }
        }

        Check(count, total, isPinned: last is not null);
    }

    // Rows are cut by their numbers, in the order of the server: its last row is wanted first.
    private static QueryState Backwards(QueryState all) => all with
    {
        Sorts = [new SortKey(TableColumns.Id, Descending: true, TabularNulls.Last)],
        Columns = all.Columns.IsEmpty || all.Columns.Contains(TableColumns.Id) ? all.Columns : [TableColumns.Id],
    };

    private static long? Id(PageContent page, int row) => new TabularRow(page.Rows, row)[TableColumns.Id].GetInt64();

    private bool IsInOrderOfTheTable => query.Sorts.IsEmpty;

    // To ask for the last number, the probe had to leave out the columns that were wanted.
    private bool HasTheColumns => query.Columns.IsEmpty || !IsInOrderOfTheTable || query.Columns.Contains(TableColumns.Id);

    // Rows without a number come last forwards and backwards: a page with some of them cannot be turned round.
    private bool IsEverything(PageContent probe) => probe.Total == 0
        || (probe.Total <= probe.Rows.Count && HasTheColumns && (!IsInOrderOfTheTable || Id(probe, probe.Rows.Count - 1) is not null));

    private static List<RowRange> Ranges(long total, long? last, Activity? activity)
    {
        if (total <= LongestStream)
        {
            return [new RowRange(null, last, IsStreamed: true)];
        }

        if (last is not { } highest)
        {
            activity.FallBackToPages("sorted, and above 50,000 rows");
            return [new RowRange(null, null, IsStreamed: false)];
        }

        // A file without gaps needs no margin; a filtered one is cut a little finer, and a range that is refused is cut in two.
        var isDense = total >= highest * 0.98;
        var width = isDense ? LongestStream : Math.Max(LongestStream, (long)Math.Ceiling(highest * (LongestStream / 1.2) / total));
        var ranges = new List<RowRange>();
        for (var before = 0L; before < highest; before += width)
        {
            ranges.Add(new RowRange(before == 0 ? null : before + 1, Math.Min(before + width, highest), IsStreamed: true));
        }

        return ranges;
    }

    private static void Check(long count, long total, bool isPinned)
    {
        if (count < total || (isPinned && count != total))
        {
            throw new IOException($"{count.ToString(CultureInfo.InvariantCulture)} rows came of {total.ToString(CultureInfo.InvariantCulture)}: a stream was cut, or the file was replaced while it was read. Read it again.");
        }
    }
}
