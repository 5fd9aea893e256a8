using System.Text.Json.Serialization;

namespace DataGouv.Metrics;

/// <summary>A resource since it is counted.</summary>
public sealed record ResourceTotal
{
    /// <summary>The resource.</summary>
    [JsonPropertyName("resource_id")]
    public Guid? ResourceId { get; init; }

    /// <summary>Its dataset; null for a community resource.</summary>
    [JsonPropertyName("dataset_id")]
    public string? DatasetId { get; init; }

    /// <summary>Downloads; null when nothing was counted.</summary>
    [JsonPropertyName("download_resource")]
    public long? Downloads { get; init; }
}
