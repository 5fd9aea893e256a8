namespace DataGouv.Pipeline;

/// <summary>How often and how long something is repeated.</summary>
/// <param name="MaxAttempts">How often it is tried at most.</param>
/// <param name="MaxElapsed">How long after its start another attempt may begin.</param>
/// <param name="BaseDelay">The first pause.</param>
/// <param name="MaxDelay">The longest pause that is chosen.</param>
/// <param name="MaxRetryAfter">The longest pause that a server may ask for.</param>
internal readonly record struct BackoffLimits(
    int MaxAttempts,
    TimeSpan MaxElapsed,
    TimeSpan BaseDelay,
    TimeSpan MaxDelay,
    TimeSpan MaxRetryAfter
)
{
    /// <summary>The limits of a step of a transfer, which lasts as long as its attempts do.</summary>
    public static BackoffLimits OfTransfer(int maxAttempts) =>
        new(maxAttempts, TimeSpan.MaxValue, TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(16), TimeSpan.FromMinutes(1));

    /// <summary>The limits of each request of an upload.</summary>
    /// <param name="options">Those of the client. One that repeats nothing repeats no part either.</param>
    /// <param name="upload">What the upload does differently.</param>
    public static BackoffLimits Of(DataGouvRetryOptions options, UploadOptions upload)
    {
        var repeats = upload.MaxElapsed is not null || (options.MaxAttempts > 1 && options.MaxElapsed > TimeSpan.Zero);
        var elapsed = options.MaxElapsed > UploadOptions.LeastElapsed ? options.MaxElapsed : UploadOptions.LeastElapsed;
        return new(
            upload.MaxAttempts ?? (repeats ? int.MaxValue : 1),
            upload.MaxElapsed ?? elapsed,
            options.BaseDelay,
            options.MaxDelay,
            options.MaxRetryAfter);
    }

    /// <summary>The limits of a call.</summary>
    /// <param name="options">Those of the client.</param>
    /// <param name="call">What the call does differently.</param>
    public static BackoffLimits Of(DataGouvRetryOptions options, CallOptions? call = null) =>
        new(
            call?.MaxAttempts ?? options.MaxAttempts,
            call?.MaxElapsed ?? options.MaxElapsed,
            options.BaseDelay,
            options.MaxDelay,
            options.MaxRetryAfter);
}
