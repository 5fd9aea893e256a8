using System.Globalization;
using System.Net.Sockets;
using DataGouv.Pipeline;
using DataGouv.Requests;

namespace DataGouv.Errors;

/// <summary>Makes the one exception that a failure ends in.</summary>
internal static class DataGouvErrors
{
    /// <summary>A refusal of the server: reads what it says.</summary>
    public static async Task<DataGouvApiException> RefusalAsync(HttpRequestMessage request, HttpResponseMessage response, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var body = await ErrorBody.ReadAsync(response.Content, cancellationToken).ConfigureAwait(false);
        var status = (int)response.StatusCode;
        var secrets = new RequestSecrets(request.Headers);
        var text = secrets.RemoveFrom(body.Text);
        var content = ErrorContent.Read(text);
        var advice = KnownMistake.Explain(status, content.Message, request.Asked, request.RequestUri!, secrets.Any, request.Headers.Contains(FieldMask.Header));
        var sentence = content.Message ?? Summary(content.FieldErrors)
            ?? string.Create(CultureInfo.InvariantCulture, $"{request.Method} {request.Route} was answered with {status} {secrets.RemoveFrom(response.ReasonPhrase ?? "")}").TrimEnd() + ".";

        return Create(request, response, advice is null ? sentence : $"{Sentence.Closed(sentence)} {advice}", new ErrorFacts
        {
            FieldErrors = content.FieldErrors,
            RetryAfter = RetryAfterHeader.Read(response, now),
            Body = text,
            IsBodyTruncated = body.IsTruncated,
        });
    }

    /// <summary>There was no answer.</summary>
    public static DataGouvConnectionException LostConnection(HttpRequestMessage request, Exception cause)
    {
        var reason = cause.GetBaseException() is SocketException socket ? socket.Message : cause.Message;
        return Connection(request, $"{request.Method} {request.Route} got no answer from {request.RequestUri!.Host}: {reason}", cause);
    }

    public static DataGouvConnectionException BrokenOff(HttpRequestMessage request, long received, long? announced, Exception? cause) =>
        Connection(request, $"{request.Method} {request.Route} broke off after {received} of {announced} bytes.", cause!);

    public static DataGouvApiException Unreadable(HttpRequestMessage request, HttpResponseMessage response, ReadOnlyMemory<byte> body, string what, Exception? cause) =>
        new DataGouvApiException($"{request.Operation} answered a body that cannot be read: {what} {body.Length}", cause) { Operation = request.Operation };

    public static DataGouvApiException TooLarge(HttpRequestMessage request, long limit) =>
        new DataGouvApiException($"{request.Operation} answered more than {limit} bytes") { Operation = request.Operation };

    /// <summary>The answer did not come in time.</summary>
    public static DataGouvConnectionException TimeOut(HttpRequestMessage request, string what, Exception cause) =>
        Connection(request, $"{request.Method} {request.Route} {what}.", new TimeoutException($"The request to {request.RequestUri!.Host} {what}.", cause));

    /// <summary>The host is left in peace: nothing was sent.</summary>
    public static DataGouvConnectionException OpenCircuit(HttpRequestMessage request, DateTimeOffset until, Exception cause) => new(
        string.Create(CultureInfo.InvariantCulture, $"{request.RequestUri!.Host} failed too often and is left in peace until {until.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC: {request.Method} {request.Route} was not sent."),
        cause)
    {
        Operation = request.Operation,
        Method = request.Method.Method,
        Route = request.Route,
        RetryAfter = until,
        IsFinal = true,
    };

    /// <summary>The operation needs a credential and there is none: nothing was sent.</summary>
    public static DataGouvAuthenticationException NoCredential(HttpRequestMessage request, ApiOperation operation) => new(
        $"{operation} ({operation.Id}) needs {(operation.Access == OperationAccess.Administrator ? "the API key of an administrator of the platform" : "an API key")}, and this client has none: "
        + $"make one in your account on {request.RequestUri!.Host}, then set DataGouvClientOptions.ApiKey or the environment variable {DataGouvClientOptions.ApiKeyVariable}. Nothing was sent.")
    {
        Operation = operation,
        Method = request.Method.Method,
        Route = operation.Path,
    };

    /// <summary>A credential would go over a connection that everybody can read: nothing was sent.</summary>
    public static DataGouvAuthenticationException Unencrypted(HttpRequestMessage request) => new(
        $"{request.Method} {request.RequestUri!.GetLeftPart(UriPartial.Path)} carries a credential and is not encrypted: use https. Nothing was sent.")
    {
        Operation = request.Operation,
        Method = request.Method.Method,
        Route = request.Route,
    };

    /// <summary>A redirect that is not followed.</summary>
    public static DataGouvApiException Redirect(HttpRequestMessage request, HttpResponseMessage response, string why) =>
        Create(request, response, $"{request.Method} {request.Route} was redirected with {(int)response.StatusCode}, and {why}.", ErrorFacts.None);

    private static DataGouvConnectionException Connection(HttpRequestMessage request, string message, Exception cause) => new(message, cause)
    {
        Operation = request.Operation,
        Method = request.Method.Method,
        Route = request.Route,
    };

    // Forms give the errors of the fields and no sentence.
    private static string? Summary(IReadOnlyDictionary<string, IReadOnlyList<string>> errors) => errors.Count == 0
        ? null
        : string.Join(" ", errors.Take(10).Select(error => $"{error.Key}: {string.Join(' ', error.Value)}"));

    private static DataGouvApiException Create(HttpRequestMessage request, HttpResponseMessage response, string message, ErrorFacts facts)
    {
        var status = (int)response.StatusCode;
        DataGouvApiException exception = status switch
        {
            400 or 422 => new DataGouvValidationException(message),
            401 => new DataGouvAuthenticationException(message),
            403 => new DataGouvPermissionException(message),
            404 => new DataGouvNotFoundException(message),
            410 => new DataGouvGoneException(message),
            423 => new DataGouvLockedException(message),
            429 => new DataGouvRateLimitException(message),
            >= 500 => new DataGouvServerException(message),
            _ => new DataGouvApiException(message),
        };
        exception.ResponseStatusCode = status;
        exception.ResponseHeaders = response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => header.Value, StringComparer.OrdinalIgnoreCase);
        exception.Fill(facts with
        {
            Operation = request.Operation,
            Method = request.Method.Method,
            Route = request.Route,
            ContentType = response.Content.Headers.ContentType?.MediaType,
        });
        return exception;
    }
}
