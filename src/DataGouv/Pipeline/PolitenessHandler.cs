using DataGouv.Requests;
using DataGouv.Errors;
using DataGouv.Telemetry;
using Polly;
using Polly.CircuitBreaker;

namespace DataGouv.Pipeline;

/// <summary>
/// Spares each host: a ceiling on the rate, and a circuit that opens when nothing works any more, so that an outage never becomes a
/// storm of retries. It stands below redirects, because each hop may be another host.
/// </summary>
internal sealed class PolitenessHandler(HostGates gates, DataGouvPolitenessOptions options, TimeProvider clock, PipelineLog log) : DelegatingHandler
{
    /// <inheritdoc />
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => gates.Find(request.RequestUri!) switch
    {
        null => base.SendAsync(request, cancellationToken),
        { Circuit: { } circuit } gate => SendThroughAsync(circuit, gate, request, cancellationToken),
        var gate => SendInTurnAsync(gate, request, cancellationToken),
    };

    private async Task<HttpResponseMessage> SendThroughAsync(ResiliencePipeline circuit, HostGate gate, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        try
        {
            var outcome = await circuit.ExecuteOutcomeAsync(static (context, state) => state.Handler.AttemptAsync(state.Gate, state.Request, context.CancellationToken), context, (Handler: this, Gate: gate, Request: request)).ConfigureAwait(false);
            if (outcome.Exception is BrokenCircuitException broken)
            {
                var until = clock.GetUtcNow() + (broken.RetryAfter ?? options.BreakDuration);
                log.CircuitIsOpen(request, until);
                throw DataGouvErrors.OpenCircuit(request, until, broken);
            }

            outcome.ThrowIfException();
            return outcome.Result!;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private async ValueTask<Outcome<HttpResponseMessage>> AttemptAsync(HostGate gate, HttpRequestMessage request, CancellationToken cancellationToken)
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

    private async Task<HttpResponseMessage> SendInTurnAsync(HostGate gate, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (gate.Ceiling?.Reserve() is { } wait && wait > TimeSpan.Zero)
        {
            DataGouvTelemetry.CountRateLimit(request);
            log.WaitingForTurn(request, wait);
            await Task.Delay(wait, clock, cancellationToken).ConfigureAwait(false);
        }

        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }
}
