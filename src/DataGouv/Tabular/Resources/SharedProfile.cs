namespace DataGouv.Tabular;

/// <summary>
/// The profile of a resource, asked for once however many callers want it at the same time. A caller that leaves leaves alone: the request
/// is given up with its last caller.
/// </summary>
internal sealed class SharedProfile(Func<CancellationToken, Task<TabularProfile>> ask)
{
    private readonly Lock _lock = new();
    private TabularProfile? _known;
    private Asking? _asking;

    /// <summary>The profile, if it was asked for.</summary>
    public TabularProfile? Known => Volatile.Read(ref _known);

    public Task<TabularProfile> GetAsync(CancellationToken cancellationToken) => RenewAsync(null, cancellationToken);

    /// <summary>Asks again, unless somebody did since.</summary>
    /// <param name="old">The profile that does not suit; null for none.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<TabularProfile> RenewAsync(TabularProfile? old, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Asking asking;
        lock (_lock)
        {
            if (_known is { } known && known != old)
            {
                return known;
            }

            asking = _asking ??= new Asking(this);
            asking.Callers++;
        }

        try
        {
            return await asking.Answer.Value.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Leave(asking);
        }
    }

    private async Task<TabularProfile> AskAsync(Asking asking)
    {
        try
        {
            var profile = await ask(asking.Leaving.Token).ConfigureAwait(false);
            lock (_lock)
            {
                _known = profile;
            }

            return profile;
        }
        finally
        {
            End(asking);
        }
    }

    private void Leave(Asking asking)
    {
        lock (_lock)
        {
            if (--asking.Callers > 0 || asking.Answer.Value.IsCompleted)
            {
                return;
            }

            // Whoever comes now asks anew.
            End(asking);
        }

        asking.Leaving.Cancel();
    }

    private void End(Asking asking)
    {
        lock (_lock)
        {
            _asking = _asking == asking ? null : _asking;
        }
    }

    /// <summary>A request under way, and how many wait for it.</summary>
    private sealed class Asking
    {
        public Asking(SharedProfile profile) => Answer = new Lazy<Task<TabularProfile>>(() => profile.AskAsync(this));

        public Lazy<Task<TabularProfile>> Answer { get; }

        public CancellationTokenSource Leaving { get; } = new();

        public int Callers { get; set; }
    }
}
