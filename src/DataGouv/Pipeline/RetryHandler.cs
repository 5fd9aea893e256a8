using DataGouv.Requests;
using Polly;
using Polly.Retry;

namespace DataGouv.Pipeline;

/// <summary>
/// Sends again what failed for the moment and is safe to repeat. The first attempt goes without Polly, which only begins to cost, and is only
/// set up, when there is something to repeat.
/// </summary>
internal sealed class RetryHandler : DelegatingHandler
{
    private static readonly ResiliencePropertyKey<RetriedCall> CallKey = new("DataGouv.Call");

    private readonly DataGouvRetryOptions _options;
    private readonly TimeProvider _clock;
    private readonly PipelineLog _log;
    private readonly Lazy<ResiliencePipeline<HttpResponseMessage>> _pipeline;

    public RetryHandler(DataGouvRetryOptions options, TimeProvider clock, PipelineLog log)
    {
        _options = options;
        _clock = clock;
        _log = log;
        _pipeline = new Lazy<ResiliencePipeline<HttpResponseMessage>>(Build);
    }

    /// <inheritdoc />
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var started = _clock.GetUtcNow();
        try
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (DataGouvApiException failure)
        {
            var call = new RetriedCall(request, request.Call?.MaxAttempts ?? _options.MaxAttempts, failure, started, _log);
            if (!IsWorthRepeating(call, failure))
            {
                call.End(failure);
                throw;
            }

            return await RepeatAsync(call, cancellationToken).ConfigureAwait(false);
        }
    }

    private ResiliencePipeline<HttpResponseMessage> Build() => new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = _clock }
        .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
        {
            // Each call has its own limit.
            MaxRetryAttempts = int.MaxValue,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = _options.BaseDelay,
            MaxDelay = _options.MaxDelay,
            ShouldHandle = args => new ValueTask<bool>(args.Outcome.Exception is DataGouvApiException failure && IsWorthRepeating(Call(args.Context), failure)),
            DelayGenerator = args => new ValueTask<TimeSpan?>(AskedPause(args.Outcome.Exception)),
            OnRetry = args =>
            {
                Call(args.Context).Fail((DataGouvApiException)args.Outcome.Exception!, args.RetryDelay);
                return ValueTask.CompletedTask;
            },
        })
        .Build();

    private async Task<HttpResponseMessage> RepeatAsync(RetriedCall call, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(CallKey, call);
        try
        {
            var outcome = await _pipeline.Value.ExecuteOutcomeAsync(static (context, state) => state.Handler.AttemptAsync(state.Call, context.CancellationToken), context, (Handler: this, Call: call)).ConfigureAwait(false);
            if (outcome.Exception is DataGouvApiException failure)
            {
                call.End(failure);
            }

            outcome.ThrowIfException();
            return outcome.Result!;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private async ValueTask<Outcome<HttpResponseMessage>> AttemptAsync(RetriedCall call, CancellationToken cancellationToken)
    {
        if (call.TakeFirstFailure() is { } first)
        {
            return Outcome.FromException<HttpResponseMessage>(first);
        }

        call.Start(_clock.GetUtcNow());
        try
        {
            return Outcome.FromResult(await base.SendAsync(call.Request, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception exception)
        {
            return Outcome.FromException<HttpResponseMessage>(exception);
        }
    }

    private static RetriedCall Call(ResilienceContext context) => context.Properties.GetValue(CallKey, null!);

    private bool IsWorthRepeating(RetriedCall call, DataGouvApiException failure) =>
        failure.IsTransient
        && call.Number < call.MaxAttempts
        && !(failure.RetryAfter - _clock.GetUtcNow() > _options.MaxRetryAfter)
        && call.CanRepeat;

    // Null leaves the pause to Polly: exponential, with jitter.
    private TimeSpan? AskedPause(Exception? failure)
    {
        if (failure is not DataGouvApiException { RetryAfter: { } moment })
        {
            return null;
        }

        var pause = moment - _clock.GetUtcNow();
        return pause > TimeSpan.Zero ? pause : TimeSpan.Zero;
    }
}
