using System.Text.Json;
using System.Text.Json.Serialization;

namespace DataGouv.Tests.Tabular;

/// <summary>A row of the big recorded resource.</summary>
internal sealed record Commune
{
    [JsonPropertyName("Nom de la commune")]
    public required string Name { get; init; }

    [JsonPropertyName("population")]
    public long? Population { get; init; }

    [JsonPropertyName("superficie")]
    public double? Area { get; init; }

    [JsonPropertyName("est.chef-lieu")]
    public bool? IsCapital { get; init; }

    [JsonPropertyName("date_creation")]
    public DateOnly? Created { get; init; }

    [JsonPropertyName("Dernière mise à jour")]
    [JsonConverter(typeof(ServerTimeConverter))]
    public DateTimeOffset? Updated { get; init; }

    [JsonPropertyName("données")]
    public JsonElement? Data { get; init; }
}
