using System.Text.Json.Serialization;

namespace DataGouv.Benchmarks.Baselines;

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(PlainDatasetPage))]
internal sealed partial class PlainJsonContext : JsonSerializerContext;
