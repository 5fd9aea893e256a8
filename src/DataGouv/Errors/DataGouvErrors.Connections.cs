using System.Globalization;
using System.Net.Sockets;
using DataGouv.Requests;

namespace DataGouv.Errors;

/// <summary>Failures without an answer.</summary>
internal static partial class DataGouvErrors
{
    private const int LongestReason = 500;

    /// <summary>There was no answer.</summary>
    public static DataGouvConnectionException LostConnection(HttpRequestMessage request, Exception cause)
    {
        var reason = cause.GetBaseException() is SocketException socket ? socket.Message : cause.Message;
        var shown = new ServerText(request.Headers).Line(reason, LongestReason);
        var message = ErrorMessage.Of(request, $"got no answer from {request.RequestUri!.Host}: {shown}", Advice(request, cause));
        return new DataGouvConnectionException(message, cause) { Facts = ErrorFacts.Of(request) };
    }

    /// <summary>The answer did not come in time.</summary>
    /// <param name="request">The request.</param>
    /// <param name="what">What did not come, and within which time, in words that follow the address of the request.</param>
    /// <param name="cause">The cancellation that ended it.</param>
    public static DataGouvConnectionException TimeOut(HttpRequestMessage request, string what, Exception cause)
    {
        const string Advice = "Raise the time-out in DataGouvClientOptions.Timeouts or the call's CallOptions, or ask for less at once.";
        var timeout = new TimeoutException($"The request to {request.RequestUri!.Host} {what}.", cause);
        return new DataGouvConnectionException(ErrorMessage.Of(request, what, Advice), timeout) { Facts = ErrorFacts.Of(request) };
    }

    /// <summary>The host is left in peace: nothing was sent.</summary>
    public static DataGouvConnectionException OpenCircuit(HttpRequestMessage request, DateTimeOffset until, Exception cause)
    {
        var moment = until.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        var why = $"was not sent: {request.RequestUri!.Host} failed too often and is left in peace until {moment} UTC";
        var message = ErrorMessage.Of(request, why, "Try again then.");
        var facts = ErrorFacts.OfUnsent(request) with { RetryAfter = until };
        return new DataGouvConnectionException(message, cause) { IsFinal = true, Facts = facts };
    }

    /// <summary>The operation needs a credential and there is none: nothing was sent.</summary>
    public static DataGouvAuthenticationException NoCredential(HttpRequestMessage request, ApiOperation operation)
    {
        var key = operation.Access == OperationAccess.Administrator ? "the API key of an administrator of the platform" : "an API key";
        var advice = $"Make one in your account on {request.RequestUri!.Host}, then set DataGouvClientOptions.ApiKey "
            + $"or the environment variable {DataGouvClientOptions.ApiKeyVariable}.";
        var message = ErrorMessage.Of(request, $"({operation.Id}) was not sent: it needs {key}, and this client has none", advice);
        return new DataGouvAuthenticationException(message) { Facts = ErrorFacts.OfUnsent(request) };
    }

    /// <summary>A credential would go over a connection that everybody can read: nothing was sent.</summary>
    public static DataGouvAuthenticationException Unencrypted(HttpRequestMessage request)
    {
        var address = RequestLine.Address(request.RequestUri!);
        var message = $"{request.Method} {address} was not sent: it carries a credential, and is not encrypted. Use https.";
        return new DataGouvAuthenticationException(message) { Facts = ErrorFacts.OfUnsent(request) };
    }

    private static string Advice(HttpRequestMessage request, Exception cause) => (cause as HttpRequestException)?.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => "Check the name of the host in DataGouvClientOptions.Environment, and the network.",
        HttpRequestError.ConnectionError => "Check that the host can be reached from here: network, firewall, proxy.",
        HttpRequestError.SecureConnectionError => "Check the clock of this machine, its certificates, and what stands before the host.",
        HttpRequestError.ProxyTunnelError => "Check the proxy.",
        _ when !request.IsSafeToRepeat => "The server may have done it all the same: look before you send it again.",
        _ => "Try again later.",
    };
}
