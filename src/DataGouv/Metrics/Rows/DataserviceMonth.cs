using System.Text.Json.Serialization;

namespace DataGouv.Metrics;

/// <summary>A month of a dataservice.</summary>
public sealed record DataserviceMonth
{
    /// <summary>The dataservice.</summary>
    [JsonPropertyName("dataservice_id")]
    public string? DataserviceId { get; init; }

    /// <summary>The month.</summary>
    [JsonPropertyName("metric_month")]
    public YearMonth Month { get; init; }

    /// <summary>Visits of its page; null when nothing was counted.</summary>
    [JsonPropertyName("monthly_visit")]
    public long? Visits { get; init; }
}
