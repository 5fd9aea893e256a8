using DataGouv.Requests;
using DataGouv.Errors;

namespace DataGouv.Pipeline;

/// <summary>Turns every refusal and every lost connection into the one family of exceptions, right above the socket: all handlers see them.</summary>
internal sealed class ErrorsHandler(TimeProvider clock) : DelegatingHandler
{
    /// <inheritdoc />
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        CompleteMask(request);
        HttpResponseMessage response;
        try
        {
            response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (IsLostConnection(exception, cancellationToken))
        {
            throw DataGouvErrors.LostConnection(request, exception);
        }

        if ((int)response.StatusCode < 400)
        {
            return response;
        }

        using (response)
        {
            throw await DataGouvErrors.RefusalAsync(request, response, clock.GetUtcNow(), cancellationToken).ConfigureAwait(false);
        }
    }

    // The socket cancels by itself when there is no connection in time.
    private static bool IsLostConnection(Exception exception, CancellationToken cancellationToken) =>
        exception is HttpRequestException or IOException || exception is OperationCanceledException && !cancellationToken.IsCancellationRequested;

    private static void CompleteMask(HttpRequestMessage request)
    {
        if (request.Headers.NonValidated.TryGetValues(FieldMask.Header, out var masks))
        {
            var mask = FieldMask.Complete(string.Join(',', masks), request.Operation?.ReturnsPages == true);
            request.Headers.Remove(FieldMask.Header);
            request.Headers.TryAddWithoutValidation(FieldMask.Header, mask);
        }
    }
}
