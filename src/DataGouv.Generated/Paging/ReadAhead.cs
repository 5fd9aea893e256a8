namespace DataGouv.Core;

/// <summary>
/// Reads some of a sequence ahead of the part that is waited for. Parts come in the order in which they were begun, whichever is ready
/// first; what nobody took in the end is cancelled and released.
/// </summary>
/// <param name="release">Lets go of a part that came and was not taken; null where there is nothing to let go of.</param>
/// <param name="cancellationToken">Cancels all parts.</param>
internal sealed class ReadAhead<T>(Func<T, ValueTask>? release, CancellationToken cancellationToken) : IAsyncDisposable
{
    private readonly Queue<Task<T>> _begun = new();
    private CancellationTokenSource? _leaving;

    /// <summary>Gets the number of parts that were begun and not taken.</summary>
    public int Count => _begun.Count;

    /// <summary>Begins the next part.</summary>
    public void Begin(Func<CancellationToken, Task<T>> read)
    {
        _leaving ??= CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _begun.Enqueue(read(_leaving.Token));
    }

    /// <summary>Takes the part that was begun first.</summary>
    public Task<T> Take() => _begun.Dequeue();

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_leaving is null)
        {
            return;
        }

        await _leaving.CancelAsync().ConfigureAwait(false);
        while (_begun.TryDequeue(out var part))
        {
            // What is there is released now. The rest ends by itself, and its end, whatever it is, must not surface elsewhere.
            var ending = EndAsync(part);
            await (part.IsCompleted ? ending : Task.CompletedTask).ConfigureAwait(false);
        }

        _leaving.Dispose();
        _leaving = null;
    }

    private async Task EndAsync(Task<T> part)
    {
        await ((Task)part).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (part.IsCompletedSuccessfully && release is not null)
        {
            await release(await part.ConfigureAwait(false)).ConfigureAwait(false);
        }

        _ = part.Exception;
    }
}
