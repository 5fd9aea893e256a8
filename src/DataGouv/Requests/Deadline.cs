namespace DataGouv.Requests;

/// <summary>A time-out that can start again, and that tells itself apart from the caller's own cancellation.</summary>
internal sealed class Deadline : IDisposable
{
    private readonly TimeSpan _time;
    private readonly CancellationTokenSource _source;
    private readonly ITimer? _timer;
    private volatile bool _hasPassed;

    public Deadline(TimeSpan time, TimeProvider clock, CancellationToken cancellationToken)
    {
        _time = time;
        _source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _timer = time == Timeout.InfiniteTimeSpan
            ? null
            : clock.CreateTimer(static state => ((Deadline)state!).Pass(), this, time, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Cancelled when the time is over, or when the caller cancels.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>Was it the time, and not the caller?</summary>
    public bool HasPassed => _hasPassed;

    /// <summary>Gives the whole time again.</summary>
    public void Restart() => _timer?.Change(_time, Timeout.InfiniteTimeSpan);

    public void Dispose()
    {
        _timer?.Dispose();
        _source.Dispose();
    }

    private void Pass()
    {
        _hasPassed = true;
        try
        {
            _source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The answer came at the same moment: it counts.
        }
    }
}
