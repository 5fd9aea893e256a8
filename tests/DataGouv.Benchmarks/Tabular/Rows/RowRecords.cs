using System.Text.Json.Serialization;

namespace DataGouv.Benchmarks.Tabular.Rows;

/// <summary>A record of all columns.</summary>
internal sealed record WholeRow(
    [property: JsonPropertyName("__id")] long Id,
    [property: JsonPropertyName("n")] int? N,
    [property: JsonPropertyName("colonne 1")] double? One,
    [property: JsonPropertyName("colonne 2")] string? Two,
    [property: JsonPropertyName("colonne 3")] double? Three,
    [property: JsonPropertyName("colonne 4")] string? Four,
    [property: JsonPropertyName("colonne 5")] double? Five,
    [property: JsonPropertyName("colonne 6")] string? Six,
    [property: JsonPropertyName("colonne 7")] double? Seven,
    [property: JsonPropertyName("colonne 8")] string? Eight,
    [property: JsonPropertyName("colonne 9")] double? Nine,
    [property: JsonPropertyName("colonne 10")] string? Ten);

/// <summary>A record of one column.</summary>
internal sealed record NarrowRow([property: JsonPropertyName("n")] int? N);

/// <summary>How they are read.</summary>
[JsonSerializable(typeof(WholeRow))]
[JsonSerializable(typeof(NarrowRow))]
internal sealed partial class RowRecords : JsonSerializerContext { }
