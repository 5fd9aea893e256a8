namespace DataGouv;

/// <summary>
/// Options of one call, which replace those of its client.
/// <code>
/// await client.Catalog.Datasets.GetAsync(request => request.Options.Add(new CallOptions { AttemptTimeout = TimeSpan.FromMinutes(2) }));
/// </code>
/// </summary>
public sealed class CallOptions : IQueryOption
{
    private readonly TimeSpan? _attemptTimeout;
    private readonly TimeSpan? _callTimeout;
    private readonly TimeSpan? _idleReadTimeout;
    private readonly TimeSpan? _maxElapsed;
    private readonly int? _maxAttempts;

    /// <summary>Gets the time-out of an attempt, instead of <see cref="DataGouvTimeouts.Attempt"/>; null to keep that.</summary>
    /// <exception cref="ArgumentException">The value is zero, negative or longer than 24 days.</exception>
    public TimeSpan? AttemptTimeout
    {
        get => _attemptTimeout;
        init => _attemptTimeout = Checked(value, nameof(AttemptTimeout));
    }

    /// <summary>Gets the time-out of the whole call, instead of <see cref="DataGouvTimeouts.Call"/>; null to keep that.</summary>
    /// <exception cref="ArgumentException">The value is zero, negative or longer than 24 days.</exception>
    public TimeSpan? CallTimeout
    {
        get => _callTimeout;
        init => _callTimeout = Checked(value, nameof(CallTimeout));
    }

    /// <summary>
    /// Gets the time-out between two pieces of the answer, instead of <see cref="DataGouvTimeouts.IdleRead"/>; null to keep that.
    /// </summary>
    /// <exception cref="ArgumentException">The value is zero, negative or longer than 24 days.</exception>
    public TimeSpan? IdleReadTimeout
    {
        get => _idleReadTimeout;
        init => _idleReadTimeout = Checked(value, nameof(IdleReadTimeout));
    }

    /// <summary>
    /// Gets how often the request is sent at most, instead of <see cref="DataGouvRetryOptions.MaxAttempts"/>; null to keep that.
    /// </summary>
    /// <exception cref="ArgumentException">The value is not between 1 and 20.</exception>
    public int? MaxAttempts
    {
        get => _maxAttempts;
        init
        {
            OptionCheck.Range(value ?? 1, 1, 20, nameof(MaxAttempts));
            _maxAttempts = value;
        }
    }

    /// <summary>
    /// Gets how long after its start the call may still begin another attempt, instead of <see cref="DataGouvRetryOptions.MaxElapsed"/>;
    /// null to keep that.
    /// </summary>
    /// <exception cref="ArgumentException">The value is not between zero and a day.</exception>
    public TimeSpan? MaxElapsed
    {
        get => _maxElapsed;
        init
        {
            OptionCheck.Range(value ?? TimeSpan.Zero, TimeSpan.Zero, DataGouvRetryOptions.LongestElapsed, nameof(MaxElapsed));
            _maxElapsed = value;
        }
    }

    /// <summary>
    /// Gets a value that indicates whether this call may be sent again after a lost answer: true for a POST that the server recognises,
    /// false for anything that must happen once. Null, which is the default, follows what is known of the operation.
    /// </summary>
    public bool? SafeToRepeat { get; init; }

    /// <summary>
    /// Gets query parameters that the builder does not know, which are added to those that it does. A name may come more than once.
    /// </summary>
    public IReadOnlyList<KeyValuePair<string, string>> QueryParameters { get; init; } = [];

    private static TimeSpan? Checked(TimeSpan? time, string option)
    {
        OptionCheck.Time(time ?? Timeout.InfiniteTimeSpan, option);
        return time;
    }
}
