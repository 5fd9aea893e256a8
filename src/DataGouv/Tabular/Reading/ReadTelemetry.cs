using System.Diagnostics;
using DataGouv.Telemetry;

namespace DataGouv.Tabular;

/// <summary>What a full read says of itself in traces.</summary>
internal static class ReadTelemetry
{
    private const string Activity = "DataGouv.Tabular.ReadAll";
    private const string Rows = "datagouv.tabular.rows";
    private const string Pages = "datagouv.tabular.pages";
    private const string Reason = "datagouv.tabular.reason";

    public static Activity? Start() => DataGouvTelemetry.Activities.StartActivity(Activity);

    public static void Count(this Activity? activity, long rows) => activity?.SetTag(Rows, rows);

    /// <summary>Streams cannot be had, and pages are 25 times as slow: whoever waits can see why.</summary>
    /// <param name="activity">The read; null when nobody listens.</param>
    /// <param name="reason">Why there is no stream.</param>
    /// <param name="status">How the server refused it; null when it was not asked.</param>
    public static void FallBackToPages(this Activity? activity, string reason, int? status = null) =>
        activity?.AddEvent(new ActivityEvent(Pages, tags: new ActivityTagsCollection { [Reason] = reason, [TelemetryNames.StatusCode] = status }));
}
