using System.Net;
using System.Text.Json;
using DataGouv.Errors;
using Microsoft.Kiota.Abstractions;

namespace DataGouv.Transfers;

/// <summary>Reads from an exception what the server may have done before it.</summary>
internal static class TransferFailure
{
    /// <summary>The status that the server answered; null when there was no answer.</summary>
    public static HttpStatusCode? Status(Exception failure) =>
        failure switch
        {
            ApiException { ResponseStatusCode: > 0 and var status } => (HttpStatusCode)status,
            HttpRequestException { StatusCode: { } status } => status,
            _ => null,
        };

    /// <summary>
    /// Did the answer get lost, so that nobody knows what the server did? A gateway's 502 or 504 stands for a lost answer too, and so does
    /// the page
    /// that a proxy sends instead.
    /// </summary>
    public static bool IsLostAnswer(Exception failure) =>
        Status(failure) switch
        {
            HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout => true,
            null => failure is DataGouvConnectionException { IsFinal: false } or HttpRequestException or IOException or JsonException,
            _ => false,
        };

    /// <summary>Was there no connection, so that nothing was sent?</summary>
    public static bool NeverLeft(Exception failure) =>
        failure switch
        {
            HttpRequestException
            {
                HttpRequestError: HttpRequestError.NameResolutionError
                    or HttpRequestError.ConnectionError
                    or HttpRequestError.SecureConnectionError
                    or HttpRequestError.ProxyTunnelError
            } => true,
            { InnerException: { } cause } => NeverLeft(cause),
            _ => false,
        };

    /// <summary>Determines whether the same request is worth another try.</summary>
    public static bool IsTransient(Exception failure) =>
        IsLostAnswer(failure) || (Status(failure) is { } status && TransientStatus.Is((int)status));

    /// <summary>
    /// Determines whether the server refused the request for good: another attempt with the same request and key ends in the same way.
    /// </summary>
    public static bool IsRefusal(Exception failure) =>
        Status(failure) is { } status
        && (int)status is >= 400 and < 500 and not (401 or 423 or 425)
        && !TransientStatus.Is((int)status);

    /// <summary>
    /// Determines whether the request was kept back, because its host is left in peace after too many failures: it is welcome later.
    /// </summary>
    public static bool IsHeldBack(Exception failure) => failure is DataGouvConnectionException { IsFinal: true, RetryAfter: not null };

    /// <summary>Gets when the server wants to be asked again; null when it does not say so.</summary>
    public static DateTimeOffset? Welcome(Exception failure) => (failure as DataGouvApiException)?.RetryAfter;
}
