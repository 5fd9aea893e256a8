using Microsoft.Kiota.Abstractions.Serialization;

namespace DataGouv.Benchmarks.Baselines;

/// <summary>Figures under names that no document lists, as Kiota's own generator would write them.</summary>
internal sealed class KiotaMetrics : IAdditionalDataHolder, IParsable
{
    public IDictionary<string, object> AdditionalData { get; set; } = new Dictionary<string, object>();

    public IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>();

    public void Serialize(ISerializationWriter writer) => throw new NotSupportedException();
}
