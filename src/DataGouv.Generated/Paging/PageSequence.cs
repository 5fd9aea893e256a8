using System.Globalization;
using System.Net;
using Microsoft.Kiota.Abstractions;

namespace DataGouv.Core;

/// <summary>
/// Reads pages in order, some of them ahead. How many pages there are is known after the first; beyond that number the list is
/// read page by page, because it may have grown.
/// </summary>
internal sealed class PageSequence<T>(ApiOperation operation, Func<int?, CancellationToken, Task<Page<T>>> fetch, PageContinuation? start, int? window, int depth) : IAsyncEnumerable<Page<T>>
{
    public async IAsyncEnumerator<Page<T>> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

        // The pages that follow the one being read, without a gap.
        var ahead = new Queue<Task<Page<T>>>();
        try
        {
            var page = await FirstAsync(leaving.Token, cancellationToken).ConfigureAwait(false);
            while (page is not null)
            {
                ReadAhead(page, page.Number, ahead, leaving.Token);
                yield return page;
                cancellationToken.ThrowIfCancellationRequested();
                page = page.IsLast ? null : await NextAsync(page, ahead, leaving.Token, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            await leaving.CancelAsync().ConfigureAwait(false);
            foreach (var task in ahead)
            {
                // Nobody waits for these any more: their end, whatever it is, must not surface elsewhere.
                _ = task.ContinueWith(static ended => ended.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            }
        }
    }

    private async Task<Page<T>?> FirstAsync(CancellationToken leaving, CancellationToken cancellationToken)
    {
        Page<T> page;
        try
        {
            page = await ReadAsync(fetch(start?.Number, leaving), cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException gone) when (start?.Number > 1 && IsPastTheEnd(gone))
        {
            // The list shrank since the continuation was kept.
            return null;
        }

        if (start is not null)
        {
            CheckNumber(page, start.Number);
            CheckSize(page, start.Size);
        }

        return page;
    }

    private async Task<Page<T>?> NextAsync(Page<T> page, Queue<Task<Page<T>>> ahead, CancellationToken leaving, CancellationToken cancellationToken)
    {
        var number = page.Number + 1;
        if (!IsWithinWindow(number, page.Size))
        {
            throw Stops(page, refusal: null);
        }

        Page<T> next;
        try
        {
            var coming = ahead.TryDequeue(out var waiting) ? waiting : fetch(number, leaving);
            ReadAhead(page, number, ahead, leaving);
            next = await ReadAsync(coming, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException gone) when (IsPastTheEnd(gone))
        {
            // The list shrank while it was read: the page that was promised is past its end.
            return null;
        }
        catch (ApiException refusal) when (window is not null && refusal.ResponseStatusCode == (int)HttpStatusCode.BadRequest)
        {
            // The size of the pages was not known (a mask left it out): the server says that they have come too far.
            throw Stops(page, refusal);
        }

        CheckNumber(next, number);
        if (!next.IsLast && (next.Next == page.Next || (next.LastKnown > 0 && next.Number > next.LastKnown)))
        {
            throw Repeats(number);
        }

        return next;
    }

    // What is known of the list is what the last page said; the pages after the one being read, or waited for, are asked for.
    private void ReadAhead(Page<T> known, int current, Queue<Task<Page<T>>> ahead, CancellationToken leaving)
    {
        while (!known.IsLast && ahead.Count < depth)
        {
            var number = current + ahead.Count + 1;
            if (number > known.LastKnown || !IsWithinWindow(number, known.Size))
            {
                return;
            }

            ahead.Enqueue(fetch(number, leaving));
        }
    }

    // Who cancelled finds his own token in the exception.
    private static async Task<Page<T>> ReadAsync(Task<Page<T>> page, CancellationToken cancellationToken)
    {
        try
        {
            return await page.ConfigureAwait(false);
        }
        catch (OperationCanceledException cancelled) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancelled.Message, cancelled, cancellationToken);
        }
    }

    // The catalogue answers 404, Tabular and Metrics 416.
    private static bool IsPastTheEnd(ApiException refusal) =>
        refusal.ResponseStatusCode is (int)HttpStatusCode.NotFound or (int)HttpStatusCode.RequestedRangeNotSatisfiable;

    private bool IsWithinWindow(int number, int? size) => window is null || size is null || (long)number * size.Value <= window;

    private void CheckNumber(Page<T> page, int expected)
    {
        if (page.Number != expected)
        {
            throw Repeats(expected);
        }
    }

    private void CheckSize(Page<T> page, int? expected)
    {
        if (page.Size is { } size && expected is not null && size != expected)
        {
            throw new InvalidOperationException($"{operation} was left after pages of {expected} values and goes on with pages of {size}, which would skip some or give them twice: set QueryParameters.PageSize to {expected}.");
        }
    }

    private InvalidOperationException Stops(Page<T> page, ApiException? refusal) =>
        new($"{operation} stops after {window} results, and this list has {page.Total?.ToString(CultureInfo.InvariantCulture) ?? "more"}. Narrow the search, or read the whole list with the operation without /search/.", refusal);

    private InvalidDataException Repeats(int number) =>
        new($"{operation} was asked for page {number} and answered another one again: the list is not read any further, because it would never end.");
}
