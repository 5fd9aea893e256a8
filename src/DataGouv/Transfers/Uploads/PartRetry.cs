using Polly;
using Polly.Retry;

namespace DataGouv.Transfers.Uploads;

/// <summary>Pauses between the attempts at one part: longer each time, and as the server asks.</summary>
internal static class PartRetry
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan LongestWish = TimeSpan.FromMinutes(1);

    /// <summary>A pipeline that repeats what fails in passing.</summary>
    /// <param name="attempts">How often it is tried in all.</param>
    /// <param name="time">The clock of the pauses.</param>
    /// <param name="isWorthIt">Which failures are worth another attempt.</param>
    public static ResiliencePipeline Create(int attempts, TimeProvider time, Func<Exception, bool> isWorthIt) => attempts < 2
        ? ResiliencePipeline.Empty
        : new ResiliencePipelineBuilder { TimeProvider = time }.AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = attempts - 1,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = FirstPause,
            MaxDelay = LongestPause,
            ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Exception is { } failure and not OperationCanceledException && isWorthIt(failure)),
            DelayGenerator = arguments => ValueTask.FromResult(Wish(arguments.Outcome.Exception, time)),
        }).Build();

    private static TimeSpan? Wish(Exception? failure, TimeProvider time) => failure is DataGouvApiException { RetryAfter: { } moment }
        ? TimeSpan.FromTicks(Math.Clamp((moment - time.GetUtcNow()).Ticks, 0, LongestWish.Ticks))
        : null;
}
