using System.Text.Json.Serialization;

namespace DataGouv.Tests.Tabular;

/// <summary>A row of a scripted table.</summary>
internal sealed record Numbered([property: JsonPropertyName("__id")] long Id, [property: JsonPropertyName("nom 1")] string Name, [property: JsonPropertyName("valeur 2")] decimal Value);
