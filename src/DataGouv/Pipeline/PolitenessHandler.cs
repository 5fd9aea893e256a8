using DataGouv.Errors;
using DataGouv.Requests;
using DataGouv.Telemetry;
using Polly;
using Polly.CircuitBreaker;

namespace DataGouv.Pipeline;

/// <summary>
/// Spares each host: a ceiling on the rate, and a circuit that opens when nothing works any more, so that an outage never becomes a
/// storm of retries. It stands below redirects, because each hop may be another host.
/// </summary>
internal sealed class PolitenessHandler(HostGates gates, DataGouvPolitenessOptions options, TimeProvider clock, PipelineLog log)
    : DelegatingHandler
{
    /// <inheritdoc />
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (gates.Find(request.RequestUri!) is not { } gate)
        {
            return base.SendAsync(request, cancellationToken);
        }

        if (gate.Circuit(options) is not { } circuit)
        {
            return SendInTurnAsync(gate, request, cancellationToken);
        }

        if (circuit.Counting is { } counting)
        {
            return SendThroughAsync(counting, circuit, gate, request, cancellationToken);
        }

        var answer = SendInTurnAsync(gate, request, cancellationToken);
        return answer.IsCompletedSuccessfully ? answer : WatchAsync(answer, circuit);
    }

    private static async Task<HttpResponseMessage> WatchAsync(Task<HttpResponseMessage> answer, Circuit circuit)
    {
        try
        {
            return await answer.ConfigureAwait(false);
        }
        catch (DataGouvApiException failure) when (failure.IsOutage)
        {
            await circuit.FailAsync(failure).ConfigureAwait(false);
            throw;
        }
    }

    private async Task<HttpResponseMessage> SendThroughAsync(
        ResiliencePipeline counting,
        Circuit circuit,
        HostGate gate,
        HttpRequestMessage request,
        CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        try
        {
            var outcome = await counting
                .ExecuteOutcomeAsync(
                    static (context, state) => state.Handler.AttemptAsync(state.Gate, state.Request, context.CancellationToken),
                    context,
                    (Handler: this, Gate: gate, Request: request))
                .ConfigureAwait(false);
            if (outcome.Exception is BrokenCircuitException broken)
            {
                var until = clock.GetUtcNow() + (broken.RetryAfter ?? options.BreakDuration);
                log.CircuitIsOpen(request, until);
                throw DataGouvErrors.OpenCircuit(request, until, broken);
            }

            if (outcome.Exception is DataGouvApiException { IsOutage: true })
            {
                circuit.Note();
            }

            outcome.ThrowIfException();
            return outcome.Result!;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private async ValueTask<Outcome<HttpResponseMessage>> AttemptAsync(
        HostGate gate,
        HttpRequestMessage request,
        CancellationToken cancellationToken)
    {
        try
        {
            return Outcome.FromResult(await SendInTurnAsync(gate, request, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception exception)
        {
            return Outcome.FromException<HttpResponseMessage>(exception);
        }
    }

    private Task<HttpResponseMessage> SendInTurnAsync(HostGate gate, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var wait = gate.Ceiling.Reserve(options.RequestsPerSecond, options.Burst);
        return wait == TimeSpan.Zero ? base.SendAsync(request, cancellationToken) : SendLaterAsync(wait, request, cancellationToken);
    }

    private async Task<HttpResponseMessage> SendLaterAsync(TimeSpan wait, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        DataGouvTelemetry.CountRateLimit(request);
        log.WaitingForTurn(request, wait);
        await Task.Delay(wait, clock, cancellationToken).ConfigureAwait(false);
        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }
}
