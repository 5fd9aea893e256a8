using DataGouv.Errors;
using DataGouv.Requests;

namespace DataGouv.Pipeline;

/// <summary>
/// Makes a call of one or more attempts: what fails for the moment and is safe to repeat is sent again. The time of the whole call covers
/// whatever it is doing: sending, waiting for the next attempt, following redirects, reading the answer.
/// </summary>
internal sealed class RetryHandler(DataGouvClientOptions options, PipelineLog log) : DelegatingHandler
{
    private readonly TimeProvider _clock = options.TimeProvider;

    /// <inheritdoc />
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var context = request.Context;
        using var deadline = new CallDeadline(context.Call?.CallTimeout ?? options.Timeouts.Call, _clock, cancellationToken);
        context.Deadline = deadline;
        RetriedCall? call = null;
        for (var pause = TimeSpan.Zero; ; )
        {
            var token = deadline.BeginAttempt();
            var sent = DateTimeOffset.MinValue;
            try
            {
                if (pause > TimeSpan.Zero)
                {
                    await Task.Delay(pause, _clock, token).ConfigureAwait(false);
                }

                sent = _clock.GetUtcNow();
                return await base.SendAsync(request, token).ConfigureAwait(false);
            }
            catch (DataGouvApiException failure)
            {
                call ??= new RetriedCall(
                    request,
                    new Backoff(BackoffLimits.Of(options.Retry, context.Call), _clock, deadline.Started),
                    log);
                if (call.Take(failure, sent) is not { } next)
                {
                    throw;
                }

                pause = next;
            }
            catch (OperationCanceledException cancellation) when (deadline.CallHasPassed && !cancellationToken.IsCancellationRequested)
            {
                var time = context.Call?.CallTimeout ?? options.Timeouts.Call;
                var failure = DataGouvErrors.TimeOut(
                    request,
                    $"was not answered within {time}, the time-out of the whole call",
                    cancellation);
                failure.Record(request.FailedAttempts);
                throw failure;
            }
        }
    }
}
