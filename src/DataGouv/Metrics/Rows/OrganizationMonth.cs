using System.Text.Json.Serialization;

namespace DataGouv.Metrics;

/// <summary>A month of an organization.</summary>
public sealed record OrganizationMonth
{
    /// <summary>The organization.</summary>
    [JsonPropertyName("organization_id")]
    public string? OrganizationId { get; init; }

    /// <summary>The month.</summary>
    [JsonPropertyName("metric_month")]
    public YearMonth Month { get; init; }

    /// <summary>Visits of its datasets; null when nothing was counted.</summary>
    [JsonPropertyName("monthly_visit_dataset")]
    public long? DatasetVisits { get; init; }

    /// <summary>Visits of its reuses; null when nothing was counted.</summary>
    [JsonPropertyName("monthly_visit_reuse")]
    public long? ReuseVisits { get; init; }

    /// <summary>Visits of its dataservices; null when nothing was counted.</summary>
    [JsonPropertyName("monthly_visit_dataservice")]
    public long? DataserviceVisits { get; init; }

    /// <summary>Downloads of its files; null when nothing was counted.</summary>
    [JsonPropertyName("monthly_download_resource")]
    public long? Downloads { get; init; }
}
