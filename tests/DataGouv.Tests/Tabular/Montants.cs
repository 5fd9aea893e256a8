using System.Text.Json.Serialization;

namespace DataGouv.Tests.Tabular;

/// <summary>A group of the small recorded resource.</summary>
internal sealed record Montants(
    [property: JsonPropertyName("departement")] string? Departement,
    [property: JsonPropertyName("montant__sum")] double Sum);
