using System.Globalization;

namespace DataGouv.Telemetry;

/// <summary>The names of attributes and events, those of OpenTelemetry for HTTP clients where it has one.</summary>
internal static class TelemetryNames
{
    public const string Method = "http.request.method";
    public const string StatusCode = "http.response.status_code";
    public const string Resends = "http.request.resend_count";
    public const string Server = "server.address";
    public const string Port = "server.port";
    public const string Url = "url.full";
    public const string Template = "url.template";
    public const string ErrorType = "error.type";
    public const string Operation = "datagouv.operation.id";
    public const string AttemptEvent = "datagouv.attempt";
    public const string AttemptNumber = "datagouv.attempt.number";
    public const string AttemptDelay = "datagouv.attempt.delay";
    public const string RateLimit = "datagouv.rate_limit.limit";
    public const string RateRemaining = "datagouv.rate_limit.remaining";
    public const string RateReset = "datagouv.rate_limit.reset";

    /// <summary>A status as text, as <c>error.type</c> wants it.</summary>
    public static string Status(int status) => status.ToString(CultureInfo.InvariantCulture);
}
