namespace DataGouv.Requests;

/// <summary>
/// The time of a call and of what it is doing: waiting for an answer, or for the next piece of one. One timer serves both. It is not moved
/// with each step: it looks when it rings, and goes on if there is time left.
/// </summary>
internal sealed class CallDeadline : IDisposable
{
    private readonly Lock _lock = new();
    private readonly TimeProvider _clock;
    private readonly CancellationToken _caller;
    private readonly TimeSpan _callTime;
    private CancellationTokenSource _source;
    private ITimer? _timer;
    private TimeSpan _stepTime = Timeout.InfiniteTimeSpan;
    private long _callStart;
    private long _stepStart;
    private long _due;

    /// <summary>Starts the clock of a call.</summary>
    /// <param name="callTime">How long the call may take.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="caller">Cancels the call.</param>
    public CallDeadline(TimeSpan callTime, TimeProvider clock, CancellationToken caller)
    {
        _callTime = callTime;
        _clock = clock;
        _caller = caller;
        Started = _callStart = clock.GetTimestamp();
        _source = CreateSource();
    }

    /// <summary>Gets whether the time of the whole call is over.</summary>
    public bool CallHasPassed { get; private set; }

    /// <summary>Gets whether the time of the last step is over, and with it the attempt.</summary>
    public bool StepHasPassed { get; private set; }

    /// <summary>Gets when the call began, as a timestamp of the clock.</summary>
    public long Started { get; }

    /// <summary>Gives a token for the next attempt: cancelled when a time is over, or when the caller cancels.</summary>
    public CancellationToken BeginAttempt()
    {
        lock (_lock)
        {
            if (StepHasPassed && !CallHasPassed)
            {
                // What was cancelled stays cancelled: another attempt needs another source.
                _source.Dispose();
                _source = CreateSource();
                StepHasPassed = false;
            }

            _stepTime = Timeout.InfiniteTimeSpan;
            Arm();
            return _source.Token;
        }
    }

    /// <summary>Begins a step, such as waiting for an answer, that may take some time of its own.</summary>
    public void BeginStep(TimeSpan time)
    {
        lock (_lock)
        {
            _stepTime = time;
            _stepStart = _clock.GetTimestamp();
            Arm();
        }
    }

    /// <summary>Ends the step: from here on only the time of the call counts.</summary>
    public void EndStep() => _stepTime = Timeout.InfiniteTimeSpan;

    /// <summary>Notes that a piece of the request has been sent: step and call have their whole time again.</summary>
    public void Restart()
    {
        var now = _clock.GetTimestamp();
        Volatile.Write(ref _stepStart, now);
        Volatile.Write(ref _callStart, now);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        lock (_lock)
        {
            _timer?.Dispose();
            _source.Dispose();
        }
    }

    private CancellationTokenSource CreateSource() => CancellationTokenSource.CreateLinkedTokenSource(_caller);

    // A timer that rings too early looks again; only one that would ring too late is moved.
    private void Arm()
    {
        var left = TimeLeft();
        if (left == Timeout.InfiniteTimeSpan)
        {
            return;
        }

        var due = _clock.GetTimestamp() + (long)(left.TotalSeconds * _clock.TimestampFrequency);
        if (_timer is null)
        {
            _timer = _clock.CreateTimer(static state => ((CallDeadline)state!).Ring(), this, left, Timeout.InfiniteTimeSpan);
        }
        else if (due < _due)
        {
            _timer.Change(left, Timeout.InfiniteTimeSpan);
        }
        else
        {
            return;
        }

        _due = due;
    }

    private TimeSpan TimeLeft()
    {
        var call = Left(_callTime, _callStart);
        var step = Left(_stepTime, _stepStart);
        return call == Timeout.InfiniteTimeSpan || (step != Timeout.InfiniteTimeSpan && step < call) ? step : call;
    }

    private TimeSpan Left(TimeSpan time, long start)
    {
        if (time == Timeout.InfiniteTimeSpan)
        {
            return time;
        }

        var left = time - _clock.GetElapsedTime(start);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    private void Ring()
    {
        CancellationTokenSource passed;
        lock (_lock)
        {
            passed = _source;
            _due = long.MaxValue;
            if (Left(_callTime, _callStart) == TimeSpan.Zero)
            {
                CallHasPassed = true;
            }
            else if (Left(_stepTime, _stepStart) == TimeSpan.Zero)
            {
                StepHasPassed = true;
            }
            else
            {
                Arm();
                return;
            }
        }

        try
        {
            // Another attempt may have begun meanwhile: its source is not to be cancelled.
            passed.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The answer came at the same moment: it counts.
        }
    }
}
