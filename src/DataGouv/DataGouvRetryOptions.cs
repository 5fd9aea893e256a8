namespace DataGouv;

/// <summary>
/// How often a <see cref="DataGouvClient"/> tries again after 408, 429, 500, 502, 503, 504, a lost connection or an attempt that took
/// too long. Only what is safe to repeat is repeated: GET, HEAD, PUT and DELETE, and operations that are known to be.
/// </summary>
public sealed class DataGouvRetryOptions
{
    /// <summary>How often a request is sent at most. Default: 4. With 1 nothing is repeated.</summary>
    public int MaxAttempts { get; set; } = 4;

    /// <summary>S.</summary>
    public TimeSpan MaxElapsed { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>The pause before the second attempt; it doubles with each one, more or less at random. Default: half a second.</summary>
    public TimeSpan BaseDelay { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest pause that the SDK chooses by itself. Default: 20 seconds.</summary>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// The longest pause that a server may ask for with <c>Retry-After</c>. Default: one minute. Beyond it the call fails at once, and
    /// <see cref="DataGouvApiException.RetryAfter"/> says when to come back.
    /// </summary>
    public TimeSpan MaxRetryAfter { get; set; } = TimeSpan.FromMinutes(1);

    internal DataGouvRetryOptions Checked()
    {
        OptionCheck.Range(MaxAttempts, 1, 20, "Retry.MaxAttempts");
        OptionCheck.Range(BaseDelay, TimeSpan.Zero, TimeSpan.FromMinutes(10), "Retry.BaseDelay");
        OptionCheck.Range(MaxDelay, BaseDelay, TimeSpan.FromHours(1), "Retry.MaxDelay");
        OptionCheck.Range(MaxRetryAfter, TimeSpan.Zero, TimeSpan.FromDays(1), "Retry.MaxRetryAfter");
        return Copy();
    }

    internal DataGouvRetryOptions Copy() => (DataGouvRetryOptions)MemberwiseClone();
}
