namespace DataGouv;

/// <summary>
/// Options of how long a <see cref="DataGouvClient"/> tries again after 408, 429, 500, 502, 503, 504, a lost connection, an answer that
/// broke off or an attempt that took too long. Only what is safe to repeat is repeated: GET, HEAD, PUT and DELETE, and operations that are
/// known to be. By default a call outlasts an outage of half a minute.
/// </summary>
public sealed class DataGouvRetryOptions
{
    internal static readonly TimeSpan LongestElapsed = TimeSpan.FromDays(1);

    /// <summary>
    /// Gets or sets how often a request is sent at most, the first time included. The default is 9, and the value must be between 1
    /// and 20. With 1 nothing is repeated. With the default pauses the ninth attempt begins 34 to 50 seconds after the first.
    /// </summary>
    public int MaxAttempts { get; set; } = 9;

    /// <summary>
    /// Gets or sets how long after its start a call may still begin another attempt: a pause that would end later is not begun, and the
    /// call fails with the last failure. The default is 2 minutes, and the value must be between zero and a day. With zero nothing is
    /// repeated that needs a pause. <see cref="DataGouvTimeouts.Call"/> ends the attempt that is under way as well.
    /// </summary>
    public TimeSpan MaxElapsed { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Gets or sets the pause before the second attempt; it doubles with each attempt, more or less at random. The default is half a
    /// second, and the value must be between zero and 10 minutes.
    /// </summary>
    public TimeSpan BaseDelay { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// Gets or sets the longest pause that the client chooses by itself, and so how late it can notice that the server works again. The
    /// default is 10 seconds, and the value must be between <see cref="BaseDelay"/> and an hour.
    /// </summary>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Gets or sets the longest pause that a server may ask for with <c>Retry-After</c>. The default is one minute, and the value must be
    /// between zero and a day. Where a server asks for more, the call fails at once, and
    /// <see cref="DataGouvApiException.RetryAfter"/> says when to come back.
    /// </summary>
    public TimeSpan MaxRetryAfter { get; set; } = TimeSpan.FromMinutes(1);

    internal DataGouvRetryOptions Checked()
    {
        OptionCheck.Range(MaxAttempts, 1, 20, "Retry.MaxAttempts");
        OptionCheck.Range(MaxElapsed, TimeSpan.Zero, LongestElapsed, "Retry.MaxElapsed");
        OptionCheck.Range(BaseDelay, TimeSpan.Zero, TimeSpan.FromMinutes(10), "Retry.BaseDelay");
        OptionCheck.Range(MaxDelay, BaseDelay, TimeSpan.FromHours(1), "Retry.MaxDelay");
        OptionCheck.Range(MaxRetryAfter, TimeSpan.Zero, TimeSpan.FromDays(1), "Retry.MaxRetryAfter");
        return Copy();
    }

    internal DataGouvRetryOptions Copy() => (DataGouvRetryOptions)MemberwiseClone();
}
