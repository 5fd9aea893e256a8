using System.Text.Json.Serialization;

namespace DataGouv.Metrics;

/// <summary>A month of the whole site.</summary>
public sealed record SiteMonth
{
    /// <summary>The month.</summary>
    [JsonPropertyName("metric_month")]
    public YearMonth Month { get; init; }

    /// <summary>Visits of datasets; null when nothing was counted.</summary>
    [JsonPropertyName("monthly_visit_dataset")]
    public long? DatasetVisits { get; init; }

    /// <summary>Visits of reuses; null when nothing was counted.</summary>
    [JsonPropertyName("monthly_visit_reuse")]
    public long? ReuseVisits { get; init; }

    /// <summary>Downloads of files; null when nothing was counted.</summary>
    [JsonPropertyName("monthly_download_resource")]
    public long? Downloads { get; init; }
}
