using System.Text.Json.Serialization;

namespace DataGouv.Metrics;

/// <summary>A reuse since it is counted.</summary>
public sealed record ReuseTotal
{
    /// <summary>The reuse.</summary>
    [JsonPropertyName("reuse_id")]
    public string? ReuseId { get; init; }

    /// <summary>Visits of its page; null when nothing was counted.</summary>
    [JsonPropertyName("visit")]
    public long? Visits { get; init; }

    /// <summary>Visits that went on to another site; null when nothing was counted.</summary>
    [JsonPropertyName("outlink")]
    public long? Outlinks { get; init; }
}
