using System.Text.Json.Serialization;

namespace DataGouv.Metrics;

/// <summary>A dataservice since it is counted.</summary>
public sealed record DataserviceTotal
{
    /// <summary>The dataservice.</summary>
    [JsonPropertyName("dataservice_id")]
    public string? DataserviceId { get; init; }

    /// <summary>Visits of its page; null when nothing was counted.</summary>
    [JsonPropertyName("visit")]
    public long? Visits { get; init; }
}
