namespace DataGouv.Benchmarks.Calls;

/// <summary>The system's clock, which counts the timers that are made of it.</summary>
internal sealed class CountingClock : TimeProvider
{
    private int _timers;
    private int _most;

    /// <summary>How many timers there were at once at most.</summary>
    public int MostTimers => _most;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        _most = Math.Max(_most, Interlocked.Increment(ref _timers));
        return new CountedTimer(this, base.CreateTimer(callback, state, dueTime, period));
    }

    private sealed class CountedTimer(CountingClock clock, ITimer timer) : ITimer
    {
        private int _isDisposed;

        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(dueTime, period);

        public void Dispose()
        {
            Count();
            timer.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Count();
            return timer.DisposeAsync();
        }

        private void Count()
        {
            if (Interlocked.Exchange(ref _isDisposed, 1) == 0)
            {
                Interlocked.Decrement(ref clock._timers);
            }
        }
    }
}
