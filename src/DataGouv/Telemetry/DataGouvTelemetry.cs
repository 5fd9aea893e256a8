using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace DataGouv.Telemetry;

/// <summary>The sources of traces and figures. Their names are a contract: dashboards are built on them.</summary>
internal static class DataGouvTelemetry
{
    /// <summary>The name of both sources.</summary>
    public const string Name = "DataGouv";

    /// <summary>The source of spans.</summary>
    public static ActivitySource Activities { get; } = new(Name, typeof(DataGouvTelemetry).Assembly.GetName().Version?.ToString(3));

    /// <summary>The source of figures.</summary>
    public static Meter Meter { get; } = new(Name, typeof(DataGouvTelemetry).Assembly.GetName().Version?.ToString(3));
}
