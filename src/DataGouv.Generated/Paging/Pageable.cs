namespace DataGouv;

/// <summary>
/// A list that the server gives in pages. Nothing is asked for until it is enumerated; enumerated twice, it is asked for twice.
/// </summary>
/// <typeparam name="T">The type of the values.</typeparam>
public sealed class Pageable<T> : IAsyncEnumerable<T>
{
    /// <summary>More pages ahead would be a burden on the server, not a gain.</summary>
    private const int MostAhead = 16;

    private readonly ApiOperation _operation;
    private readonly Func<int?, CancellationToken, Task<Page<T>>> _fetch;
    private readonly int? _window;
    private readonly int _depth;

    internal Pageable(ApiOperation operation, Func<int?, CancellationToken, Task<Page<T>>> fetch, int? window, int depth)
    {
        _operation = operation;
        _fetch = fetch;
        _window = window;
        _depth = depth;
    }

    /// <summary>The same list, with another number of pages asked for ahead of the one being read.</summary>
    /// <param name="depth">0 reads page by page; 16 at most.</param>
    /// <exception cref="ArgumentOutOfRangeException">The depth is negative or above 16.</exception>
    public Pageable<T> WithPrefetch(int depth)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(depth);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(depth, MostAhead);
        return new Pageable<T>(_operation, _fetch, _window, depth);
    }

    /// <summary>The values, page after page.</summary>
    /// <exception cref="Microsoft.Kiota.Abstractions.ApiException">The server refused a page; the values before it have been given.</exception>
    /// <exception cref="InvalidOperationException">The list is a search with more results than the server gives; those before have been given.</exception>
    /// <exception cref="InvalidDataException">The server gives a page that was not asked for, or the same one again.</exception>
    public async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        await foreach (var page in AsPages().WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            foreach (var value in page.Values)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return value;
            }
        }
    }

    /// <summary>The pages themselves.</summary>
    /// <param name="continuation">The <see cref="Page{T}.Continuation"/> of an earlier page; null begins where the configuration says.</param>
    /// <exception cref="ArgumentException">The text is no continuation.</exception>
    /// <exception cref="InvalidOperationException">While reading: the pages have another size than those before the continuation, or a search has more results than the server gives.</exception>
    public IAsyncEnumerable<Page<T>> AsPages(string? continuation = null) =>
        new PageSequence<T>(_operation, _fetch, continuation is null ? null : PageContinuation.Parse(continuation), _window, _depth);

    /// <summary>How many values the list has, by one request.</summary>
    /// <exception cref="InvalidOperationException">The server does not count this list.</exception>
    public async Task<long> CountAsync(CancellationToken cancellationToken = default)
    {
        var page = await _fetch(null, cancellationToken).ConfigureAwait(false);
        return page.Total ?? throw new InvalidOperationException($"{_operation} does not say how many values the list has: enumerate it to count them.");
    }
}
