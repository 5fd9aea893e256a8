namespace DataGouv.Core;

/// <summary>
/// The values of pages, one after another. What was given is not held: neither a value nor, while the next page is read, its page.
/// </summary>
internal sealed class ValueEnumerator<T>(IAsyncEnumerator<Page<T>> pages, CancellationToken cancellationToken) : IAsyncEnumerator<T>
{
    private IReadOnlyList<T> _values = [];
    private int _next;

    /// <inheritdoc />
    public T Current { get; private set; } = default!;

    /// <inheritdoc />
    public ValueTask<bool> MoveNextAsync()
    {
        if (_next == _values.Count)
        {
            return MoveToNextPageAsync();
        }

        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromException<bool>(new OperationCanceledException(cancellationToken));
        }

        Take();
        return ValueTask.FromResult(true);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        Release();
        return pages.DisposeAsync();
    }

    private async ValueTask<bool> MoveToNextPageAsync()
    {
        Release();
        while (await pages.MoveNextAsync().ConfigureAwait(false))
        {
            if (pages.Current.Values is { Count: > 0 } values)
            {
                _values = values;
                Take();
                return true;
            }
        }

        return false;
    }

    private void Take()
    {
        Current = _values[_next];
        if (_values is List<T> { } given)
        {
            // The page is ours alone.
            given[_next] = default!;
        }

        _next++;
    }

    private void Release() => (_values, _next, Current) = ([], 0, default!);
}
