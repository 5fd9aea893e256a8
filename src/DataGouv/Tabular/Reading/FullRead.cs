using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using DataGouv.Telemetry;

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
        using var activity = DataGouvTelemetry.Activities.StartActivity("DataGouv.Tabular.ReadAll");
        var all = query with { Skip = 0, Take = null };
        var isDefaultOrder = query.Sorts.IsEmpty;
        var probe = await table.ReadPageAsync(isDefaultOrder ? Backwards(all) : all, 1, TableReader.LargestPage, null, cancellationToken).ConfigureAwait(false);
        var total = probe.Total!.Value;
        activity?.SetTag("datagouv.tabular.rows", total);

        var last = isDefaultOrder && probe.Rows.Count > 0 ? new TabularRow(probe.Rows, 0)[TableColumns.Id].GetInt64() : null;
        if (total == 0 || (total <= probe.Rows.Count && HasTheColumns(probe) && (last is not null || !isDefaultOrder) && !IsMixed(probe, isDefaultOrder)))
        {
            if (isDefaultOrder)
            {
                probe.Rows.Reverse();
            }

            yield return probe.Rows;
            yield break;
        }

        var known = HasTheColumns(probe) ? probe.Rows.Columns : null;
        probe.Rows.Dispose();
        var ranges = Ranges(total, isDefaultOrder ? last : null, activity);
        var reader = new RangeReader(table, all, known, activity);
        var count = 0L;
        await foreach (var block in OrderedRanges.ReadAsync(reader, ranges, table.Options.Concurrency, cancellationToken).ConfigureAwait(false))
        {
            count += block.Count;
            yield return block;
        }

        if (count < total && isDefaultOrder && table.HasRowsWithoutId)
        {
            await foreach (var block in reader.ReadAsync(RowRange.WithoutId, cancellationToken).ConfigureAwait(false))
            {
                count += block.Count;
                yield return block;
            }
        }

        Check(count, total, isDefaultOrder);
    }

    // The order of the server is by number, so its last row comes first.
    private static QueryState Backwards(QueryState all) => all with
    {
        Sorts = [new SortKey(TableColumns.Id, Descending: true, TabularNulls.Last)],
        Columns = all.Columns.IsEmpty || all.Columns.Contains(TableColumns.Id) ? all.Columns : [TableColumns.Id],
    };

    // Asked for the last number, the probe may have had to leave out the columns that were wanted.
    private bool HasTheColumns(PageContent probe) => query.Columns.IsEmpty || !query.Sorts.IsEmpty || query.Columns.Length == probe.Rows.Columns.Count;

    // Rows without a number come last in either order.
    private static bool IsMixed(PageContent probe, bool isDefaultOrder) =>
        isDefaultOrder && new TabularRow(probe.Rows, probe.Rows.Count - 1)[TableColumns.Id].IsNull;

    private static List<RowRange> Ranges(long total, long? last, Activity? activity)
    {
        if (total <= LongestStream || last is null)
        {
            if (total > LongestStream)
            {
                activity?.AddEvent(new ActivityEvent("datagouv.tabular.pages", tags: new ActivityTagsCollection { ["reason"] = "sorted and above 50,000 rows" }));
            }

            return [new RowRange(null, last, IsStreamed: total <= LongestStream)];
        }

        // A file without gaps needs no margin; a filtered one is cut a little finer, and a range that is refused is cut in two.
        var isDense = total >= last * 0.98;
        var width = isDense ? LongestStream : Math.Max(LongestStream, (long)Math.Ceiling(last.Value * (LongestStream / 1.2) / total));
        var ranges = new List<RowRange>();
        for (var from = 0L; from < last; from += width)
        {
            ranges.Add(new RowRange(from == 0 ? null : from + 1, Math.Min(from + width, last.Value), IsStreamed: true));
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
