namespace DataGouv;

/// <summary>
/// How a <see cref="DataGouvClient"/> spares each host. Users who kept retrying during an outage, and then called nine times a second,
/// had their address blocked for all services. The loopback is not spared.
/// </summary>
public sealed class DataGouvPolitenessOptions
{
    /// <summary>
    /// How many requests a second go to one host at most, averaged; what is above waits. Default: 5, well below the rate that was seen to
    /// be blocked. Null: no ceiling.
    /// </summary>
    public double? RequestsPerSecond { get; set; } = 5;

    /// <summary>How many requests may go at once before the ceiling is felt. Default: 10.</summary>
    public int Burst { get; set; } = 10;

    /// <summary>
    /// How long a host is left in peace when at least half of the last <see cref="BreakAfter"/> or more requests, within half a minute, came
    /// to nothing. Calls then fail at once, and <see cref="DataGouvApiException.RetryAfter"/> says when the next is sent. Default: 30
    /// seconds. <see cref="TimeSpan.Zero"/>: never.
    /// </summary>
    public TimeSpan BreakDuration { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How many requests must have been sent before a host can be judged. Default: 10.</summary>
    public int BreakAfter { get; set; } = 10;

    internal DataGouvPolitenessOptions Checked()
    {
        if (RequestsPerSecond is { } rate && !(rate is >= 0.001 and <= 10_000))
        {
            throw OptionCheck.Refusal(nameof(DataGouvClientOptions.Politeness) + ".RequestsPerSecond", rate, "a number between 0.001 and 10,000, or null for no ceiling");
        }

        OptionCheck.Range(Burst, 1, 10_000, "Politeness.Burst");
        OptionCheck.Range(BreakAfter, 2, 10_000, "Politeness.BreakAfter");
        if (BreakDuration != TimeSpan.Zero)
        {
            OptionCheck.Range(BreakDuration, TimeSpan.FromMilliseconds(500), TimeSpan.FromHours(1), "Politeness.BreakDuration");
        }

        return Copy();
    }

    internal DataGouvPolitenessOptions Copy() => (DataGouvPolitenessOptions)MemberwiseClone();

    internal bool IsSame(DataGouvPolitenessOptions other) =>
        (RequestsPerSecond, Burst, BreakDuration, BreakAfter) == (other.RequestsPerSecond, other.Burst, other.BreakDuration, other.BreakAfter);
}
