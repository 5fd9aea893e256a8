using Polly;
using Polly.CircuitBreaker;

namespace DataGouv.Pipeline;

/// <summary>
/// Leaves a host in peace when nothing works any more. As long as nothing fails it costs nothing: Polly begins to count with the first
/// failure, and ends when there has been none for a while.
/// </summary>
internal sealed class Circuit(DataGouvPolitenessOptions options, TimeProvider clock)
{
    // At least half of the requests within this time must fail.
    private static readonly TimeSpan Sampling = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private ResiliencePipeline? _pipeline;
    private CircuitBreakerStateProvider _state = new();
    private long _lastFailure;

    /// <summary>Gets what counts; null as long as there is nothing to count.</summary>
    public ResiliencePipeline? Counting
    {
        get
        {
            if (
                _pipeline is not null
                && _state.CircuitState == CircuitState.Closed
                && clock.GetElapsedTime(Volatile.Read(ref _lastFailure)) > Sampling)
            {
                _pipeline = null;
            }

            return _pipeline;
        }
    }

    /// <summary>Gets how long the host is left in peace.</summary>
    public TimeSpan BreakDuration => options.BreakDuration;

    /// <summary>Counts a failure of a request that was not sent through <see cref="Counting"/>.</summary>
    public async ValueTask FailAsync(DataGouvApiException failure)
    {
        Note();
        var context = ResilienceContextPool.Shared.Get(CancellationToken.None);
        try
        {
            await Start()
                .ExecuteOutcomeAsync(static (_, failed) => Outcome.FromExceptionAsValueTask<HttpResponseMessage>(failed), context, failure)
                .ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <summary>Notes that a failure was counted.</summary>
    public void Note() => Volatile.Write(ref _lastFailure, clock.GetTimestamp());

    private ResiliencePipeline Start()
    {
        lock (_lock)
        {
            if (_pipeline is null)
            {
                _state = new CircuitBreakerStateProvider();
                _pipeline = new ResiliencePipelineBuilder { TimeProvider = clock }
                    .AddCircuitBreaker(
                        new CircuitBreakerStrategyOptions
                        {
                            ShouldHandle = static args => new ValueTask<bool>(
                                args.Outcome.Exception is DataGouvApiException { IsOutage: true }),
                            FailureRatio = 0.5,
                            MinimumThroughput = options.BreakAfter,
                            SamplingDuration = Sampling,
                            BreakDuration = options.BreakDuration,
                            StateProvider = _state,
                        })
                    .Build();
            }

            return _pipeline;
        }
    }
}
