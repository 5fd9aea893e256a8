using DataGouv.Requests;
using Polly;
using Polly.CircuitBreaker;

namespace DataGouv.Pipeline;

/// <summary>The ceiling and the circuit of one host.</summary>
internal sealed class HostGate
{
    // Half of the requests within this time must fail.
    private static readonly TimeSpan Sampling = TimeSpan.FromSeconds(30);

    public HostGate(DataGouvPolitenessOptions options, TimeProvider clock)
    {
        Ceiling = options.RequestsPerSecond is { } rate ? new RateCeiling(rate, options.Burst, clock) : null;
        if (options.BreakDuration > TimeSpan.Zero)
        {
            Circuit = new ResiliencePipelineBuilder { TimeProvider = clock }
                .AddCircuitBreaker(new CircuitBreakerStrategyOptions
                {
                    ShouldHandle = static args => new ValueTask<bool>(args.Outcome.Exception is DataGouvApiException { IsOutage: true }),
                    FailureRatio = 0.5,
                    MinimumThroughput = options.BreakAfter,
                    SamplingDuration = Sampling,
                    BreakDuration = options.BreakDuration,
                })
                .Build();
        }
    }

    /// <summary>Null without a ceiling.</summary>
    public RateCeiling? Ceiling { get; }

    /// <summary>Null without a circuit.</summary>
    public ResiliencePipeline? Circuit { get; }
}
