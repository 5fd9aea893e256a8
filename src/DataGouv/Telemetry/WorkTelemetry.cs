using System.Diagnostics;

namespace DataGouv.Telemetry;

/// <summary>Spans of work that takes several calls: those of the calls stand below them.</summary>
internal static class WorkTelemetry
{
    /// <summary>The name of the span of an upload.</summary>
    public const string Upload = "DataGouv.Upload";

    /// <summary>The name of the span of a download.</summary>
    public const string Download = "DataGouv.Download";

    private const string Bytes = "datagouv.transfer.bytes";

    /// <summary>Runs a work inside a span of its own; nothing is added when nobody listens.</summary>
    /// <param name="name">The name of the span.</param>
    /// <param name="work">The work.</param>
    /// <param name="bytes">The number of bytes of its result; null when it is not known.</param>
    public static Task<T> ObserveAsync<T>(string name, Func<Task<T>> work, Func<T, long?> bytes) =>
        DataGouvTelemetry.Activities.HasListeners() ? RunAsync(name, work, bytes) : work();

    private static async Task<T> RunAsync<T>(string name, Func<Task<T>> work, Func<T, long?> bytes)
    {
        using var span = DataGouvTelemetry.Activities.StartActivity(name);
        try
        {
            var result = await work().ConfigureAwait(false);
            span?.SetTag(Bytes, bytes(result));
            return result;
        }
        catch (Exception failure)
        {
            span?.SetTag(TelemetryNames.ErrorType, DataGouvTelemetry.ErrorType(failure)).SetStatus(ActivityStatusCode.Error);
            throw;
        }
    }
}
