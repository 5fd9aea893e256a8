using System.Text.Json.Serialization;

namespace DataGouv.Tests.Tabular;

/// <summary>A row of a scripted table.</summary>
internal sealed record Numbered([property: JsonPropertyName("__id")] long Id, [property: JsonPropertyName("nom 1")] string Name, [property: JsonPropertyName("valeur 2")] decimal Value);

/// <summary>A record with a column that no scripted table has.</summary>
internal sealed record Misnamed([property: JsonPropertyName("nom")] string Name);

/// <summary>A record with a column of another type.</summary>
internal sealed record Mistyped([property: JsonPropertyName("nom 1")] long Name);
