using DataGouv.Requests;
using Microsoft.Extensions.Logging;

namespace DataGouv.Pipeline;

/// <summary>What the pipeline tells. Methods, path templates, hosts and statuses: never a header, never a query, never a body.</summary>
internal sealed partial class PipelineLog(ILogger logger)
{
    /// <summary>The category of all messages.</summary>
    public const string Category = "DataGouv";

    /// <summary>Does anybody read messages?</summary>
    public bool IsTold => logger.IsEnabled(LogLevel.Warning);

    public void Retrying(HttpRequestMessage request, DataGouvApiException failure, int number, TimeSpan pause)
    {
        if (logger.IsEnabled(LogLevel.Information))
        {
            Retrying(
                request.Method.Method,
                request.Route,
                request.RequestUri!.Host,
                failure.ResponseStatusCode,
                failure.AttemptFailure,
                number,
                pause.TotalMilliseconds);
        }
    }

    public void WaitingForTurn(HttpRequestMessage request, TimeSpan wait)
    {
        if (logger.IsEnabled(LogLevel.Debug))
        {
            WaitingForTurn(request.Method.Method, request.Route, request.RequestUri!.Host, wait.TotalMilliseconds);
        }
    }

    public void CircuitIsOpen(HttpRequestMessage request, DateTimeOffset until)
    {
        if (logger.IsEnabled(LogLevel.Warning))
        {
            CircuitIsOpen(request.Method.Method, request.Route, request.RequestUri!.Host, until);
        }
    }

    public void Answered(HttpRequestMessage request, int status, TimeSpan time)
    {
        if (logger.IsEnabled(LogLevel.Debug))
        {
            Answered(request.Method.Method, request.Route, request.RequestUri!.Host, status, time.TotalMilliseconds);
        }
    }

    // What the caller cancelled did not fail. A refusal is an answer like another one: an object that does not exist is no trouble of the
    // platform, and whoever asked for it is told.
    public void Failed(HttpRequestMessage request, DataGouvApiException? failure)
    {
        if (failure is { IsTransient: false, ResponseStatusCode: >= 400 and < 500 and var status })
        {
            if (logger.IsEnabled(LogLevel.Information))
            {
                Refused(request.Method.Method, request.Route, request.RequestUri!.Host, status, failure.GetType().Name);
            }
        }
        else if (failure is not null && logger.IsEnabled(LogLevel.Warning))
        {
            Failed(
                request.Method.Method,
                request.Route,
                request.RequestUri!.Host,
                failure.ResponseStatusCode,
                failure.GetType().Name,
                failure.Attempts.Count);
        }
    }

    [LoggerMessage(
        1,
        LogLevel.Debug,
        "{Method} {Route} at {Host} was answered with {Status} after {Milliseconds} ms",
        EventName = "Answered"
    )]
    private partial void Answered(string method, string route, string host, int status, double milliseconds);

    [LoggerMessage(
        2,
        LogLevel.Information,
        "{Method} {Route} at {Host} failed ({Status} {Failure}) in attempt {Attempt}; the next one follows in {Milliseconds} ms",
        EventName = "Retrying"
    )]
    private partial void Retrying(string method, string route, string host, int status, string? failure, int attempt, double milliseconds);

    [LoggerMessage(
        3,
        LogLevel.Debug,
        "{Method} {Route} waits {Milliseconds} ms to stay below the ceiling of {Host}",
        EventName = "WaitingForTurn"
    )]
    private partial void WaitingForTurn(string method, string route, string host, double milliseconds);

    [LoggerMessage(
        4,
        LogLevel.Warning,
        "{Method} {Route} was not sent: {Host} is left in peace until {Until}",
        EventName = "CircuitIsOpen"
    )]
    private partial void CircuitIsOpen(string method, string route, string host, DateTimeOffset until);

    [LoggerMessage(
        5,
        LogLevel.Warning,
        "{Method} {Route} at {Host} failed ({Status} {Exception}) after {Attempts} attempts",
        EventName = "Failed"
    )]
    private partial void Failed(string method, string route, string host, int status, string exception, int attempts);

    [LoggerMessage(6, LogLevel.Information, "{Method} {Route} at {Host} was refused with {Status} ({Exception})", EventName = "Refused")]
    private partial void Refused(string method, string route, string host, int status, string exception);
}
