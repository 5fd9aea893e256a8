using System.Text.Json.Serialization;

namespace DataGouv.Metrics;

/// <summary>A dataset since it is counted.</summary>
public sealed record DatasetTotal
{
    /// <summary>The dataset.</summary>
    [JsonPropertyName("dataset_id")]
    public string? DatasetId { get; init; }

    /// <summary>Visits of its page; null when nothing was counted.</summary>
    [JsonPropertyName("visit")]
    public long? Visits { get; init; }

    /// <summary>Downloads of its files; null when nothing was counted.</summary>
    [JsonPropertyName("download_resource")]
    public long? Downloads { get; init; }

    /// <summary>Visits that went on to another site; null when nothing was counted.</summary>
    [JsonPropertyName("outlink")]
    public long? Outlinks { get; init; }
}
