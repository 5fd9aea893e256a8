namespace DataGouv.Pipeline;

/// <summary>
/// A token bucket that tells how long to wait. It keeps one moment, when the bucket would be full again, instead of counting tokens: the
/// runtime's own limiter counts with the clock of the machine, and ours must be a <see cref="TimeProvider"/>. Clients with other rates
/// share it: each takes as much of the time as its own rate says.
/// </summary>
internal sealed class RateCeiling(TimeProvider clock)
{
    private readonly Lock _lock = new();
    private long _full = clock.GetTimestamp();
    private long _open = clock.GetTimestamp();

    /// <summary>Takes the next place, and tells how long to wait for it: not at all within the burst.</summary>
    /// <param name="perSecond">The ceiling; null for none.</param>
    /// <param name="burst">How many requests may go at once.</param>
    public TimeSpan Reserve(double? perSecond, int burst)
    {
        lock (_lock)
        {
            var now = clock.GetTimestamp();
            var wait = _open - now;
            if (perSecond is { } rate)
            {
                var interval = (long)(clock.TimestampFrequency / rate);
                var full = Math.Max(_full, now);
                _full = full + interval;
                wait = Math.Max(wait, full - (interval * (burst - 1)) - now);
            }

            return wait > 0 ? clock.GetElapsedTime(0, wait) : TimeSpan.Zero;
        }
    }

    /// <summary>Lets nobody through for a while.</summary>
    public void Pause(TimeSpan time)
    {
        lock (_lock)
        {
            _open = Math.Max(_open, clock.GetTimestamp() + (long)(time.TotalSeconds * clock.TimestampFrequency));
        }
    }
}
