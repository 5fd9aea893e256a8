using System.Text.Json.Serialization;

namespace DataGouv.Tests.Tabular;

[JsonSerializable(typeof(Commune))]
[JsonSerializable(typeof(Montants))]
[JsonSerializable(typeof(Numbered))]
[JsonSerializable(typeof(Misnamed))]
[JsonSerializable(typeof(Mistyped))]
internal sealed partial class RowContext : JsonSerializerContext;
