using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace DataGouv.Tabular;

/// <summary>
/// Reads the rows of a query with as few requests as can be: a page for the first rows, and for the rest streams of 50,000 rows at most. Streams
/// are cut by the numbers of the rows, or by the places of the sort. Rows of another version of the table are an error.
/// </summary>
internal sealed class FullRead(TableEndpoint table, QueryState query)
{
    /// <summary>Up to this many rows, pages are fewer bytes than a whole stream.</summary>
    private const int FewRows = 200;

    private QueryState _all = query with { Skip = 0, Take = null, BreakTies = true };

    /// <summary>Reads the rows between the skip and the take of the query.</summary>
    public async IAsyncEnumerable<TabularRow> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (query.Take <= FewRows || query.IsAggregation)
        {
            await foreach (var row in TableReader.ReadRowsAsync(table, query, cancellationToken).ConfigureAwait(false))
            {
                yield return row;
            }

            yield break;
        }

        var number = 1L;
        await foreach (var block in BlocksAsync(cancellationToken).ConfigureAwait(false))
        {
            using (block)
            {
                block.FirstNumber = number;
                for (var row = 0; row < block.Count; row++)
                {
                    yield return new TabularRow(block, row);
                }

                number += block.Count;
            }
        }
    }

    /// <summary>Reads the same rows in blocks, which the caller disposes.</summary>
    public async IAsyncEnumerable<RowBlock> BlocksAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await table.CheckAsync(query.Explicit(), cancellationToken).ConfigureAwait(false);
        using var activity = ReadTelemetry.Start();
        var start = (long)query.Skip / TableReader.LargestPage * TableReader.LargestPage;
        if (await FirstAsync(start, cancellationToken).ConfigureAwait(false) is not { } page)
        {
            yield break;
        }

        var (first, total) = (page.Rows, page.Total!.Value);
        var end = Math.Min(total, query.Take is { } take ? query.Skip + (long)take : long.MaxValue);
        var meter = new RowMeter(query.Progress, table.Time, Math.Max(0, end - query.Skip));
        activity.Count(meter.Total);
        var hidden = (int)Math.Min(query.Skip - start, first.Count);
        var shown = first.Copy();
        using (first)
        {
            shown.Truncate(end - start);
            shown.RemoveFirst(Math.Min(hidden, shown.Count));
            meter.Add(shown.Count);
            yield return shown;
            if (end - start > first.Count)
            {
                await foreach (var block in RestAsync(page, start, end, activity, cancellationToken).ConfigureAwait(false))
                {
                    meter.Add(block.Count);
                    yield return block;
                }
            }
        }

        meter.Finish();
    }

    private async Task<PageContent?> FirstAsync(long start, CancellationToken cancellationToken)
    {
        try
        {
            var number = (int)(start / TableReader.LargestPage) + 1;
            var page = await table.ReadPageAsync(_all, number, TableReader.LargestPage, null, cancellationToken).ConfigureAwait(false);
            _all = page.Rows.Count > 0 && page.Rows.Columns.Count != _all.Columns.Length ? _all.Explicit() : _all;
            return page;
        }
        catch (Microsoft.Kiota.Abstractions.ApiException pastTheEnd) when (start > 0 && pastTheEnd.ResponseStatusCode == 416)
        {
            return null;
        }
    }

    // What follows the first page. It is read once more, at the beginning of the streams: they must be of the same table.
    private async IAsyncEnumerable<RowBlock> RestAsync(
        PageContent page,
        long start,
        long end,
        Activity? activity,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (first, total) = (page.Rows, page.Total!.Value);
        var plan = query.Sorts.IsEmpty
            ? await ReadPlan.ByNumberAsync(table, _all, first, start, end, total, cancellationToken).ConfigureAwait(false)
            : await ReadPlan.BySortAsync(table, _all, start, end, total, cancellationToken).ConfigureAwait(false);
        if (plan is null)
        {
            await foreach (var block in new LocalSort(table, _all).ReadAsync(start + first.Count, end, cancellationToken).ConfigureAwait(false))
            {
                yield return block;
            }

            yield break;
        }

        var isLimited = end < total;
        end = plan.End;
        using var sample = plan.Version?.Sample;
        var reader = new RangeReader(table, _all, first.Columns, activity);
        var overlap = new Overlap(plan.Unseen, first);
        var place = start + first.Count;
        var ranges = OrderedRanges.ReadAsync(reader, plan.Ranges, table.Options.Concurrency, cancellationToken);
        await foreach (var block in ranges.ConfigureAwait(false))
        {
            overlap.Remove(block);
            if (isLimited)
            {
                block.Truncate(end - place);
            }

            place += block.Count;
            yield return block;
            if (isLimited && place == end)
            {
                break;
            }
        }

        if (place < end && query.Sorts.IsEmpty && table.HasRowsWithoutId)
        {
            await foreach (var block in reader.ReadAsync(RowRange.WithoutId, cancellationToken).ConfigureAwait(false))
            {
                place += block.Count;
                yield return block;
            }
        }

        if (place < end || (place > end && !plan.IsOfOneStream))
        {
            throw Lost(place, end);
        }

        // One stream is of one version by itself, but the table may have been filled since.
        var version = plan.Version ?? TableVersion.OfPage(table, page, _all, page.Number!.Value);
        if (plan.Version is not null || table.IsReplacedWhole || reader.HasResumed)
        {
            await version.CheckAsync(plan.Bound, cancellationToken).ConfigureAwait(false);
        }
    }

    private static TabularReadException Lost(long count, long total) =>
        new(
            TabularReadFailure.Changed,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{count} rows came of {total}: a stream was cut, or the table was replaced while it was read. Read it again."));
}
