namespace DataGouv.Pipeline;

/// <summary>
/// When what failed in passing is tried again: after pauses that double with each failure and differ by a quarter at random, or when the
/// server wishes, until the attempts or the patience are used up. All loops that repeat something ask it.
/// </summary>
/// <param name="limits">How often and how long it is repeated.</param>
/// <param name="clock">The clock.</param>
/// <param name="started">When it began, as a timestamp of the clock.</param>
internal sealed class Backoff(BackoffLimits limits, TimeProvider clock, long started)
{
    private const double Jitter = 0.25;

    // Doubled more often, no pause would be below its limit any more.
    private const int MostDoublings = 30;

    /// <summary>Begins to count now.</summary>
    public Backoff(BackoffLimits limits, TimeProvider clock)
        : this(limits, clock, clock.GetTimestamp()) { }

    /// <summary>Tells how long to wait before the next attempt.</summary>
    /// <param name="failures">How often it has failed.</param>
    /// <param name="welcome">When the next attempt is welcome, as the server says; null when it says nothing.</param>
    /// <returns>The pause; null when there is no other attempt.</returns>
    public TimeSpan? Pause(int failures, DateTimeOffset? welcome = null)
    {
        if (failures >= limits.MaxAttempts)
        {
            return null;
        }

        var pause = welcome is { } moment ? moment - clock.GetUtcNow() : Next(failures);
        if (welcome is not null && pause > limits.MaxRetryAfter)
        {
            return null;
        }

        pause = pause > TimeSpan.Zero ? pause : TimeSpan.Zero;
        return clock.GetElapsedTime(started) + pause <= limits.MaxElapsed ? pause : null;
    }

    /// <summary>Waits for a pause to end.</summary>
    public Task WaitAsync(TimeSpan pause, CancellationToken cancellationToken) => Task.Delay(pause, clock, cancellationToken);

    private TimeSpan Next(int failures)
    {
        var doubled = limits.BaseDelay * Math.Pow(2, Math.Min(failures - 1, MostDoublings));
        var pause = Shorter(doubled, limits.MaxDelay) * (1 - Jitter + (2 * Jitter * Random.Shared.NextDouble()));
        return Shorter(pause, limits.MaxDelay);
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
