using System.Text.Json.Serialization;

namespace DataGouv.Tests.Tabular;

/// <summary>A record with a column of another type.</summary>
internal sealed record Mistyped([property: JsonPropertyName("nom 1")] long Name);
