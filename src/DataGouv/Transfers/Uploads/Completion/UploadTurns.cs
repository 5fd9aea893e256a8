namespace DataGouv.Transfers.Uploads.Completion;

/// <summary>
/// Lets uploads that make resources of one name in one place make them one after the other. The server takes no second file of a name
/// within a second, and what one of them has made must not be taken for the result of another.
/// </summary>
internal sealed class UploadTurns
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Place, string FileName), Turn> _turns = [];

    /// <summary>Waits until it is the turn of an upload, which lasts until what is returned is disposed.</summary>
    /// <param name="target">Where the file goes.</param>
    /// <param name="fileName">The name of the file.</param>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    public async Task<IDisposable> TakeAsync(UploadTarget target, string fileName, CancellationToken cancellationToken)
    {
        Turn turn;
        var key = (target.ToString(), fileName.ToUpperInvariant());
        lock (_gate)
        {
            turn = _turns.TryGetValue(key, out var known) ? known : _turns[key] = new Turn(this, key);
            turn.Count++;
        }

        try
        {
            await turn.Free.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            Leave(turn);
            throw;
        }

        return turn;
    }

    private void Leave(Turn turn)
    {
        lock (_gate)
        {
            if (--turn.Count == 0)
            {
                _turns.Remove(turn.Key);
                turn.Free.Dispose();
            }
        }
    }

    private sealed class Turn(UploadTurns turns, (string Place, string FileName) key) : IDisposable
    {
        public (string Place, string FileName) Key => key;

        public SemaphoreSlim Free { get; } = new(1, 1);

        public int Count { get; set; }

        public void Dispose()
        {
            Free.Release();
            turns.Leave(this);
        }
    }
}
