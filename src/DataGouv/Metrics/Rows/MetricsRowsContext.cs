using System.Text.Json.Serialization;

namespace DataGouv.Metrics;

/// <summary>How the rows of metrics are read, without reflection.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(DatasetMonth))]
[JsonSerializable(typeof(DatasetTotal))]
[JsonSerializable(typeof(ResourceMonth))]
[JsonSerializable(typeof(ResourceTotal))]
[JsonSerializable(typeof(OrganizationMonth))]
[JsonSerializable(typeof(OrganizationTotal))]
[JsonSerializable(typeof(ReuseMonth))]
[JsonSerializable(typeof(ReuseTotal))]
[JsonSerializable(typeof(DataserviceMonth))]
[JsonSerializable(typeof(DataserviceTotal))]
[JsonSerializable(typeof(SiteMonth))]
internal sealed partial class MetricsRowsContext : JsonSerializerContext;
