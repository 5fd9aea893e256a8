using Microsoft.Kiota.Abstractions;

namespace DataGouv;

/// <summary>
/// Reads pages in order, some of them ahead. How many pages there are is known after the first; beyond that number the list is
/// read page by page, because it may have grown.
/// </summary>
internal sealed class PageSequence<T>(ApiOperation operation, Func<int?, CancellationToken, Task<Page<T>>> fetch, int? start, int? window, int depth) : IAsyncEnumerable<Page<T>>
{
    public async IAsyncEnumerator<Page<T>> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var ahead = new Queue<Task<Page<T>>>();
        try
        {
            var page = await fetch(start, leaving.Token).ConfigureAwait(false);
            Check(page, start);
            yield return page;

            var next = page.Number + 1;
            while (!page.IsLast)
            {
                // The page being waited for, and those behind it.
                var last = LastKnown(page);
                while (ahead.Count < Math.Max(1, depth) && (ahead.Count == 0 || next <= last))
                {
                    if (!IsWithinWindow(next, page.Size))
                    {
                        break;
                    }

                    ahead.Enqueue(fetch(next++, leaving.Token));
                }

                if (ahead.Count == 0)
                {
                    throw new InvalidOperationException($"{operation} stops after {window} results, and this list has {page.Total?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "more"}. Narrow the search, or read the whole list with the operation without /search/.");
                }

                var expected = page.Number + 1;
                var previous = page;
                try
                {
                    page = await ahead.Dequeue().ConfigureAwait(false);
                }
                catch (ApiException gone) when (gone.ResponseStatusCode == 404)
                {
                    // The list shrank while it was read: the page that was promised is past its end.
                    yield break;
                }

                Check(page, expected);
                if (page.Next is not null && page.Next == previous.Next)
                {
                    throw Repeats(expected);
                }

                yield return page;
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

    private static long LastKnown(Page<T> page) =>
        page is { Total: { } total, Size: > 0 and var size } ? (total + size - 1) / size : 0;

    private bool IsWithinWindow(int number, int? size) => window is null || size is null || (long)number * size.Value <= window;

    private void Check(Page<T> page, int? expected)
    {
        if (expected is { } number && page.Number != number)
        {
            throw Repeats(number);
        }
    }

    private InvalidDataException Repeats(int number) =>
        new($"{operation} was asked for page {number} and answered another one again: the list is not read any further, because it would never end.");
}
