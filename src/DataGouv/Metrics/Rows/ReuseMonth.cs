using System.Text.Json.Serialization;

namespace DataGouv.Metrics;

/// <summary>A month of a reuse.</summary>
public sealed record ReuseMonth
{
    /// <summary>The reuse.</summary>
    [JsonPropertyName("reuse_id")]
    public string? ReuseId { get; init; }

    /// <summary>The month.</summary>
    [JsonPropertyName("metric_month")]
    public YearMonth Month { get; init; }

    /// <summary>Visits of its page; null when nothing was counted.</summary>
    [JsonPropertyName("monthly_visit")]
    public long? Visits { get; init; }
}
