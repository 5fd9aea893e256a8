using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Kiota.Abstractions;

namespace DataGouv.Tabular;

/// <summary>Reads the rows of a range: as a stream, as two if it is too long, or in pages where streams are refused.</summary>
internal sealed class RangeReader(TableEndpoint table, QueryState query, ColumnSet? known, Activity? activity)
{
    public async IAsyncEnumerable<RowBlock> ReadAsync(RowRange range, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var ranges = new Stack<RowRange>([range]);
        while (ranges.TryPop(out var next))
        {
            var (stream, refusal) = next.IsStreamed ? await OpenAsync(next, cancellationToken).ConfigureAwait(false) : (null, null);
            if (stream is not null)
            {
                await using (stream.ConfigureAwait(false))
                {
                    await foreach (var block in table.ReadStreamAsync(stream, known, cancellationToken).ConfigureAwait(false))
                    {
                        yield return block;
                    }
                }
            }
            else if (refusal == 403 && next.CanSplit)
            {
                var (low, high) = next.Split();
                ranges.Push(high);
                ranges.Push(low);
            }
            else
            {
                if (refusal is not null)
                {
                    activity.FallBackToPages("stream refused", refusal);
                }

                await foreach (var block in PagesAsync(next, cancellationToken).ConfigureAwait(false))
                {
                    yield return block;
                }
            }
        }
    }

    // Too long, not there, or not allowed: pages may still be. What is wrong with the query is wrong there too, and said better.
    private async Task<(Stream? Stream, int? Refusal)> OpenAsync(RowRange range, CancellationToken cancellationToken)
    {
        try
        {
            return (await table.OpenStreamAsync(range.Of(query), cancellationToken).ConfigureAwait(false), null);
        }
        catch (ApiException refused) when (refused.ResponseStatusCode is 403 or 404 or 405 or 501)
        {
            return (null, refused.ResponseStatusCode);
        }
    }

    private async IAsyncEnumerable<RowBlock> PagesAsync(RowRange range, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var part = range.Of(query);
        var ahead = new ReadAhead<PageContent>(ReleaseAsync, cancellationToken);
        await using (ahead.ConfigureAwait(false))
        {
            var (next, isLast) = (1, false);
            while (!isLast)
            {
                while (ahead.Count < (next == 1 ? 1 : table.Options.Concurrency))
                {
                    var number = next++;
                    ahead.Begin(leaving => ReadAsync(part, number, leaving));
                }

                var page = await ahead.Take().ConfigureAwait(false);
                isLast = page.Rows.Count < TableReader.LargestPage;
                yield return page.Rows;
            }
        }
    }

    private async Task<PageContent> ReadAsync(QueryState part, int page, CancellationToken cancellationToken)
    {
        try
        {
            return await table.ReadPageAsync(part, page, TableReader.LargestPage, known, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException pastTheEnd) when (page > 1 && pastTheEnd.ResponseStatusCode == 416)
        {
            return new PageContent(new RowBlock(known ?? ColumnSet.Create([])), page, TableReader.LargestPage, null);
        }
    }

    private static ValueTask ReleaseAsync(PageContent page)
    {
        page.Rows.Dispose();
        return ValueTask.CompletedTask;
    }
}
