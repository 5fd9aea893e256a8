using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Kiota.Abstractions;

namespace DataGouv.Tabular;

/// <summary>
/// Reads the rows of a range: as a stream, as two if it is too long, or in pages where streams are refused. A stream that breaks off is gone on
/// with behind its last row.
/// </summary>
internal sealed class RangeReader(TableEndpoint table, QueryState query, ColumnSet known, Activity? activity)
{
    private int _resumed;

    /// <summary>Gets a value that indicates whether a range was read by more than one request.</summary>
    public bool HasResumed => Volatile.Read(ref _resumed) > 0;

    /// <summary>Reads a range.</summary>
    public async IAsyncEnumerable<RowBlock> ReadAsync(RowRange range, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var ranges = new Stack<RowRange>([range]);
        while (ranges.TryPop(out var next))
        {
            var (stream, refusal) = next.IsPaged ? (null, null) : await OpenAsync(next, cancellationToken).ConfigureAwait(false);
            if (refusal == 403 && next.IsWiderThan(table.Options.LongestStream))
            {
                var (low, high) = next.Split();
                ranges.Push(high);
                ranges.Push(low);
                continue;
            }

            if (refusal == 403 && next.IsKeyset)
            {
                throw TableVersion.Changed("there are more rows between two places of the sort than before");
            }

            if (refusal is not null)
            {
                activity.FallBackToPages("stream refused", refusal);
            }

            var blocks = stream is null ? PagesAsync(next, cancellationToken) : StreamAsync(next, stream, cancellationToken);
            await foreach (var block in blocks.ConfigureAwait(false))
            {
                yield return block;
            }
        }
    }

    private static bool IsLost(Exception failure) =>
        failure is TabularReadException { Reason: TabularReadFailure.Interrupted }
            or HttpRequestException
            or DataGouvConnectionException { IsFinal: false }
        || (failure is IOException and not TabularReadException);

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

    private async IAsyncEnumerable<RowBlock> StreamAsync(
        RowRange range,
        Stream stream,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var place = new StreamPlace(range, table.Retries());
        for (var next = stream; next is not null; )
        {
            var overlap = place.Overlap();
            var lost = (Exception?)null;
            await using (next.ConfigureAwait(false))
            {
                var blocks = table.ReadStreamAsync(next, known, cancellationToken).GetAsyncEnumerator(cancellationToken);
                await using (blocks.ConfigureAwait(false))
                {
                    while (true)
                    {
                        RowBlock? block;
                        (block, lost) = await NextAsync(blocks).ConfigureAwait(false);
                        if (block is null)
                        {
                            break;
                        }

                        overlap.Remove(block);
                        place.Pass(block);
                        yield return block;
                    }
                }
            }

            next = lost is null ? null : await ReopenAsync(place, lost, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async ValueTask<(RowBlock? Block, Exception? Lost)> NextAsync(IAsyncEnumerator<RowBlock> blocks)
    {
        try
        {
            return (await blocks.MoveNextAsync().ConfigureAwait(false) ? blocks.Current : null, null);
        }
        catch (Exception failure) when (IsLost(failure))
        {
            return (null, failure);
        }
    }

    // What the server says against going on is not about the query, which it has answered before.
    private async Task<Stream> ReopenAsync(StreamPlace place, Exception lost, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _resumed);
        while (true)
        {
            await place.WaitAsync(lost, cancellationToken).ConfigureAwait(false);
            try
            {
                return await table.OpenStreamAsync(place.Rest.Of(query), cancellationToken).ConfigureAwait(false);
            }
            catch (ApiException refused) when (refused.ResponseStatusCode is 403 or 404 or 410)
            {
                throw TableVersion.Changed("the rest of a stream that broke off is refused", refused);
            }
            catch (DataGouvConnectionException failure) when (!failure.IsFinal)
            {
                lost = failure;
            }
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
                if (page.Rows.Count > 0 && page.Rows.Columns != known)
                {
                    throw TableVersion.Changed($"it has the columns {string.Join(", ", page.Rows.Columns.Names)} now");
                }

                if (next > 2)
                {
                    Interlocked.Increment(ref _resumed);
                }

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
            return new PageContent(new RowBlock(known), page, TableReader.LargestPage, null);
        }
    }

    private static ValueTask ReleaseAsync(PageContent page)
    {
        page.Rows.Dispose();
        return ValueTask.CompletedTask;
    }
}
