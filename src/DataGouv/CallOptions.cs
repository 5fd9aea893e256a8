using Microsoft.Kiota.Abstractions;

namespace DataGouv;

/// <summary>
/// What one call does differently from its client.
/// <code>
/// await client.Catalog.Datasets.GetAsync(request => request.Options.Add(new CallOptions { AttemptTimeout = TimeSpan.FromMinutes(2) }));
/// </code>
/// </summary>
public sealed class CallOptions : IRequestOption
{
    private readonly TimeSpan? _attemptTimeout;
    private readonly TimeSpan? _callTimeout;
    private readonly TimeSpan? _idleReadTimeout;
    private readonly int? _maxAttempts;

    /// <summary>Instead of <see cref="DataGouvTimeouts.Attempt"/>.</summary>
    /// <exception cref="ArgumentException">It is negative or zero.</exception>
    public TimeSpan? AttemptTimeout
    {
        get => _attemptTimeout;
        init => _attemptTimeout = Checked(value, nameof(AttemptTimeout));
    }

    /// <summary>Instead of <see cref="DataGouvTimeouts.Call"/>.</summary>
    /// <exception cref="ArgumentException">It is negative or zero.</exception>
    public TimeSpan? CallTimeout
    {
        get => _callTimeout;
        init => _callTimeout = Checked(value, nameof(CallTimeout));
    }

    /// <summary>Instead of <see cref="DataGouvTimeouts.IdleRead"/>.</summary>
    /// <exception cref="ArgumentException">It is negative or zero.</exception>
    public TimeSpan? IdleReadTimeout
    {
        get => _idleReadTimeout;
        init => _idleReadTimeout = Checked(value, nameof(IdleReadTimeout));
    }

    /// <summary>Instead of <see cref="DataGouvRetryOptions.MaxAttempts"/>.</summary>
    /// <exception cref="ArgumentException">It is not between 1 and 20.</exception>
    public int? MaxAttempts
    {
        get => _maxAttempts;
        init
        {
            OptionCheck.Range(value ?? 1, 1, 20, nameof(MaxAttempts));
            _maxAttempts = value;
        }
    }

    /// <summary>S.</summary>
    public TimeSpan? MaxElapsed { get; init; }

    /// <summary>
    /// May this call be sent again after a lost answer? Null: what is known of the operation. True for a POST that the server recognises,
    /// false for anything that must happen once.
    /// </summary>
    public bool? SafeToRepeat { get; init; }

    /// <summary>Query parameters that the builder does not know, added to those that it does. A name may come more than once.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> QueryParameters { get; init; } = [];

    private static TimeSpan? Checked(TimeSpan? time, string option)
    {
        OptionCheck.Time(time ?? Timeout.InfiniteTimeSpan, option);
        return time;
    }
}
