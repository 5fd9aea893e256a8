namespace DataGouv.Core;

/// <summary>The pages of a list in order. Each enumeration asks for them anew.</summary>
internal sealed class PageSequence<T>(PageSource<T> source, PageContinuation? start, int depth, ListConsistency consistency)
    : IAsyncEnumerable<Page<T>>
{
    /// <inheritdoc />
    public IAsyncEnumerator<Page<T>> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        new PageEnumerator<T>(source, start, depth, ConsistencyCheck<T>.Of(source, consistency), cancellationToken);
}
