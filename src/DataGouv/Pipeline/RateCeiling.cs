using DataGouv.Requests;
namespace DataGouv.Pipeline;

/// <summary>
/// A token bucket that tells how long to wait. It keeps one moment, when the bucket would be full again, instead of counting tokens: the
/// runtime's own limiter counts with the clock of the machine, and ours must be a <see cref="TimeProvider"/>.
/// </summary>
internal sealed class RateCeiling
{
    private readonly TimeProvider _clock;
    private readonly Lock _lock = new();
    private readonly long _interval;
    private readonly long _tolerance;
    private long _full;

    public RateCeiling(double perSecond, int burst, TimeProvider clock)
    {
        _clock = clock;
        _interval = (long)(clock.TimestampFrequency / perSecond);
        _tolerance = _interval * (burst - 1);
        _full = clock.GetTimestamp();
    }

    /// <summary>Takes the next place, and tells how long to wait for it: not at all within the burst.</summary>
    public TimeSpan Reserve()
    {
        lock (_lock)
        {
            var now = _clock.GetTimestamp();
            var full = Math.Max(_full, now);
            _full = full + _interval;
            var wait = full - _tolerance - now;
            return wait > 0 ? _clock.GetElapsedTime(0, wait) : TimeSpan.Zero;
        }
    }
}
