using DataGouv.Requests;
using DataGouv.Errors;

namespace DataGouv.Pipeline;

/// <summary>Ends a call that takes too long, whatever it is doing: sending, waiting for the next attempt, following redirects.</summary>
internal sealed class CallTimeoutHandler(TimeSpan timeout, TimeProvider clock) : DelegatingHandler
{
    /// <inheritdoc />
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var time = request.Call?.CallTimeout ?? timeout;
        return time == Timeout.InfiniteTimeSpan ? base.SendAsync(request, cancellationToken) : SendInTimeAsync(request, time, cancellationToken);
    }

    private async Task<HttpResponseMessage> SendInTimeAsync(HttpRequestMessage request, TimeSpan time, CancellationToken cancellationToken)
    {
        using var deadline = new Deadline(time, clock, cancellationToken);
        request.Deadline = deadline;
        try
        {
            return await base.SendAsync(request, deadline.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException cancellation) when (deadline.HasPassed && !cancellationToken.IsCancellationRequested)
        {
            var failure = DataGouvErrors.TimeOut(request, $"was not answered within {time}, the time-out of the whole call", cancellation);
            failure.Record(request.FailedAttempts);
            throw failure;
        }
    }
}
