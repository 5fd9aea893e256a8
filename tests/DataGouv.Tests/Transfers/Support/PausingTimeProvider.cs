using System.Collections.Concurrent;

namespace DataGouv.Tests.Transfers.Support;

/// <summary>
/// A clock on which pauses are over at once. Time-outs, which are longer than any pause, never come, unless a test says so.
/// </summary>
internal sealed class PausingTimeProvider : TimeProvider
{
    /// <summary>The one time-out that <see cref="Expire"/> lets come: no other has this length.</summary>
    public static readonly TimeSpan Expiring = TimeSpan.FromSeconds(26);

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(25);

    private readonly DateTimeOffset _start = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);
    private readonly ConcurrentDictionary<Timer, bool> _armed = new();
    private volatile bool _expires;
    private long _ticks;

    public TimeSpan Paused => TimeSpan.FromTicks(Interlocked.Read(ref _ticks));

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => _start + Paused;

    public override long GetTimestamp() => Interlocked.Read(ref _ticks);

    public void Advance(TimeSpan time) => Interlocked.Add(ref _ticks, time.Ticks);

    /// <summary>From now on time-outs of <see cref="Expiring"/> come at once.</summary>
    public void Expire()
    {
        _expires = true;
        foreach (var timer in _armed.Keys)
        {
            timer.Fire();
        }
    }

    /// <summary>From now on they never come.</summary>
    public void StopExpiring() => _expires = false;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class Timer(PausingTimeProvider clock, TimerCallback callback, object? state) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            clock._armed.TryRemove(this, out _);
            if (dueTime >= TimeSpan.Zero && dueTime <= LongestPause)
            {
                clock.Advance(dueTime);
                ThreadPool.QueueUserWorkItem(_ => callback(state));
            }
            else if (dueTime == Expiring)
            {
                clock._armed[this] = true;
                if (clock._expires)
                {
                    Fire();
                }
            }

            return true;
        }

        public void Fire()
        {
            if (clock._armed.TryRemove(this, out _))
            {
                clock.Advance(Expiring);
                ThreadPool.QueueUserWorkItem(_ => callback(state));
            }
        }

        public void Dispose() => clock._armed.TryRemove(this, out _);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
