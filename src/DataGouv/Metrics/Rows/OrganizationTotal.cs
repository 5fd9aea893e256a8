using System.Text.Json.Serialization;

namespace DataGouv.Metrics;

/// <summary>An organization since it is counted.</summary>
public sealed record OrganizationTotal
{
    /// <summary>The organization.</summary>
    [JsonPropertyName("organization_id")]
    public string? OrganizationId { get; init; }

    /// <summary>Visits of its datasets; null when nothing was counted.</summary>
    [JsonPropertyName("visit_dataset")]
    public long? DatasetVisits { get; init; }

    /// <summary>Visits of its reuses; null when nothing was counted.</summary>
    [JsonPropertyName("visit_reuse")]
    public long? ReuseVisits { get; init; }

    /// <summary>Visits of its dataservices; null when nothing was counted.</summary>
    [JsonPropertyName("visit_dataservice")]
    public long? DataserviceVisits { get; init; }

    /// <summary>Downloads of its files; null when nothing was counted.</summary>
    [JsonPropertyName("download_resource")]
    public long? Downloads { get; init; }

    /// <summary>Visits that went on to another site; null when nothing was counted.</summary>
    [JsonPropertyName("outlink")]
    public long? Outlinks { get; init; }
}
