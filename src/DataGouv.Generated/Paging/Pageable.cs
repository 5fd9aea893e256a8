namespace DataGouv;

/// <summary>
/// A list that the server gives in pages. Nothing is asked for until it is enumerated; enumerated twice, it is asked for twice.
/// </summary>
/// <remarks>
/// The server counts pages anew for each request. A list that changes while it is read may therefore give an item twice, or pass one over;
/// so may a sort by a value that many items share. To read all of a long list, sort it by what does not change and differs from item to
/// item, the date of creation first (<c>Sort = DatasetSort.Created</c>): what is added then comes last. Items that are deleted
/// meanwhile still move others past the reader: know items by their ids, and take an export of the catalogue (<c>datasets.csv</c>) where
/// none may be missing. What a list itself gives away of such faults is told: <see cref="ListConsistency"/>.
/// </remarks>
/// <typeparam name="T">The type of the values.</typeparam>
public sealed class Pageable<T> : IAsyncEnumerable<T>
{
    /// <summary>More pages ahead would be a burden on the server, not a gain.</summary>
    private const int MostAhead = 16;

    private readonly PageSource<T> _source;
    private readonly int _depth;
    private readonly ListConsistency _consistency;

    internal Pageable(PageSource<T> source)
        : this(source, source.Adapter?.PrefetchDepth ?? 0, source.Adapter?.Consistency ?? ListConsistency.Warn) { }

    private Pageable(PageSource<T> source, int depth, ListConsistency consistency)
    {
        _source = source;
        _depth = depth;
        _consistency = consistency;
    }

    /// <summary>Returns the same list, with another number of pages asked for ahead of the one being read.</summary>
    /// <param name="depth">0 reads page by page; 16 at most.</param>
    /// <exception cref="ArgumentOutOfRangeException">The depth is negative or above 16.</exception>
    public Pageable<T> WithPrefetch(int depth)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(depth);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(depth, MostAhead);
        return new Pageable<T>(_source, depth, _consistency);
    }

    /// <summary>
    /// Returns the same list, with another answer to items that come twice and to totals that do not hold: a warning, an exception or
    /// nothing. Items are compared by their <c>id</c>, where they have one; the last 131,072 at least are remembered, in 12 MB at most. The
    /// total is compared when the list was read from its first page to its end: a list that shrank meanwhile may have passed items over,
    /// one that only grew and gave as many as it then had may not. Where the server leaves out what the caller may not see (searches,
    /// activities), fewer items than the total are no finding.
    /// </summary>
    /// <param name="consistency">What happens. Default: what the client's options say.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is not defined.</exception>
    public Pageable<T> WithConsistency(ListConsistency consistency) =>
        Enum.IsDefined(consistency)
            ? new Pageable<T>(_source, _depth, consistency)
            : throw new ArgumentOutOfRangeException(nameof(consistency), consistency, "Allowed are Warn, Throw and Ignore.");

    /// <summary>Enumerates the values, page after page.</summary>
    /// <exception cref="Microsoft.Kiota.Abstractions.ApiException">The server refused a page; the values before it have been
    /// given.</exception>
    /// <exception cref="InvalidOperationException">The list is a search with more results than the server gives; those before have been
    /// given.</exception>
    /// <exception cref="InvalidDataException">
    /// The server gives a page that was not asked for, the same one again, or one without items; or the list contradicts itself and is to
    /// throw then (<see cref="WithConsistency"/>).
    /// </exception>
    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        _source.Values?.Invoke(cancellationToken).GetAsyncEnumerator(cancellationToken)
        ?? new ValueEnumerator<T>(Pages(null).GetAsyncEnumerator(cancellationToken), cancellationToken);

    /// <summary>Returns the pages themselves.</summary>
    /// <param name="continuation">
    /// The <see cref="Page{T}.Continuation"/> of an earlier page of this list; null begins where the configuration says.
    /// </param>
    /// <exception cref="ArgumentException">The text is no continuation, or that of another list or of other filters.</exception>
    /// <exception cref="InvalidOperationException">
    /// While reading: the pages have another size than those before the continuation, or a search has more results than the server gives.
    /// </exception>
    /// <exception cref="InvalidDataException">While reading: as when the values are enumerated.</exception>
    public IAsyncEnumerable<Page<T>> AsPages(string? continuation = null) => Pages(continuation is null ? null : Place(continuation));

    /// <summary>Returns how many values the list has, by one request.</summary>
    /// <exception cref="InvalidOperationException">The server does not count this list.</exception>
    public async Task<long> CountAsync(CancellationToken cancellationToken = default)
    {
        var page = await _source.Fetch(null, cancellationToken).ConfigureAwait(false);
        return page.Total
            ?? throw new InvalidOperationException(
                $"{_source.Operation} does not say how many values the list has: enumerate it to count them.");
    }

    private PageSequence<T> Pages(PageContinuation? start) => new(_source, start, _depth, _consistency);

    private PageContinuation Place(string continuation)
    {
        var place = PageContinuation.Parse(continuation);
        return place.List == _source.Fingerprint()
            ? place
            : throw new ArgumentException(
                $"\"{continuation}\" belongs to another list than {_source.Operation} with these parameters: "
                    + "pass the Continuation of a page of the same list with the same filters, or null to begin.",
                nameof(continuation));
    }
}
