using System.Text.Json.Serialization;

namespace DataGouv.Tests.Tabular;

/// <summary>A record with a column that no scripted table has.</summary>
internal sealed record Misnamed([property: JsonPropertyName("nom")] string Name);
