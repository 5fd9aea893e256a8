using DataGouv.Errors;
using DataGouv.Requests;

namespace DataGouv.Pipeline;

/// <summary>
/// Sends a request once, right above the socket. A refusal, a lost connection and an answer that breaks off become the one family of
/// exceptions here, within the time of an attempt, so that all handlers above see them.
/// </summary>
internal sealed class AttemptHandler(DataGouvClientOptions options, RateLimits limits) : DelegatingHandler
{
    private readonly DataGouvTimeouts _timeouts = options.Timeouts;
    private readonly AnswerReader _reader = new(options);

    /// <inheritdoc />
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        CompleteMask(request);
        var context = request.Context;
        var deadline = context.Deadline!;
        var time = context.Call?.AttemptTimeout ?? _timeouts.Attempt;
        deadline.BeginStep(time);
        var body = request.Content;
        if (WatchedRequestContent.IsWorthWatching(body))
        {
            request.Content = new WatchedRequestContent(body, deadline);
        }

        HttpResponseMessage response;
        try
        {
            response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException cancellation) when (deadline.StepHasPassed)
        {
            throw DataGouvErrors.TimeOut(request, $"was not answered within {time}, the time-out of an attempt", cancellation);
        }
        catch (Exception exception) when (IsLostConnection(exception, cancellationToken))
        {
            throw DataGouvErrors.LostConnection(request, exception);
        }
        finally
        {
            // The next attempt sends the body itself again.
            request.Content = body;
        }

        limits.Heed(request, response);
        return await _reader.ReadAsync(request, response, deadline, cancellationToken).ConfigureAwait(false);
    }

    // The socket cancels by itself when there is no connection in time.
    private static bool IsLostConnection(Exception exception, CancellationToken cancellationToken) =>
        exception is HttpRequestException or IOException
        || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    private static void CompleteMask(HttpRequestMessage request)
    {
        if (request.Headers.NonValidated.TryGetValues(FieldMask.Header, out var masks))
        {
            var mask = FieldMask.Complete(string.Join(',', masks), request.Operation?.PageFields);
            request.Headers.Remove(FieldMask.Header);
            request.Headers.TryAddWithoutValidation(FieldMask.Header, mask);
        }
    }
}
