using System.Text.Json.Serialization;

namespace DataGouv.Metrics;

/// <summary>A month of a dataset.</summary>
public sealed record DatasetMonth
{
    /// <summary>The dataset.</summary>
    [JsonPropertyName("dataset_id")]
    public string? DatasetId { get; init; }

    /// <summary>Its organization in that month. A dataset that changed owner has two rows for the month.</summary>
    [JsonPropertyName("organization_id")]
    public string? OrganizationId { get; init; }

    /// <summary>The month.</summary>
    [JsonPropertyName("metric_month")]
    public YearMonth Month { get; init; }

    /// <summary>Visits of its page; null when nothing was counted.</summary>
    [JsonPropertyName("monthly_visit")]
    public long? Visits { get; init; }

    /// <summary>Downloads of its files; null when nothing was counted.</summary>
    [JsonPropertyName("monthly_download_resource")]
    public long? Downloads { get; init; }
}
