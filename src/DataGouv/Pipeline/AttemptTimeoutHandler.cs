using DataGouv.Requests;
using DataGouv.Errors;

namespace DataGouv.Pipeline;

/// <summary>
/// Ends an attempt that the server does not begin to answer. As long as the body is on its way the clock starts again with each piece:
/// a large upload over a slow line is not a silent server.
/// </summary>
internal sealed class AttemptTimeoutHandler(TimeSpan timeout, TimeProvider clock) : DelegatingHandler
{
    /// <inheritdoc />
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var time = request.Call?.AttemptTimeout ?? timeout;
        using var attempt = new Deadline(time, clock, cancellationToken);
        var body = request.Content;
        if (WatchedRequestContent.IsWorthWatching(body))
        {
            request.Content = new WatchedRequestContent(body, attempt, request.Deadline);
        }

        try
        {
            return await base.SendAsync(request, attempt.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException cancellation) when (attempt.HasPassed && !cancellationToken.IsCancellationRequested)
        {
            throw DataGouvErrors.TimeOut(request, $"was not answered within {time}, the time-out of an attempt", cancellation);
        }
        finally
        {
            // The next attempt sends the body itself again.
            request.Content = body;
        }
    }
}
