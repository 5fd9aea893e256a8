using System.Text.Json.Serialization;

namespace DataGouv.Metrics;

/// <summary>A month of a resource.</summary>
public sealed record ResourceMonth
{
    /// <summary>The resource.</summary>
    [JsonPropertyName("resource_id")]
    public Guid? ResourceId { get; init; }

    /// <summary>Its dataset; null for a community resource.</summary>
    [JsonPropertyName("dataset_id")]
    public string? DatasetId { get; init; }

    /// <summary>The month.</summary>
    [JsonPropertyName("metric_month")]
    public YearMonth Month { get; init; }

    /// <summary>Downloads; null when nothing was counted.</summary>
    [JsonPropertyName("monthly_download_resource")]
    public long? Downloads { get; init; }
}
