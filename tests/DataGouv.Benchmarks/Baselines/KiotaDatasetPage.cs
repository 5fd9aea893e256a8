using Microsoft.Kiota.Abstractions.Extensions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace DataGouv.Benchmarks.Baselines;

/// <summary>A page of datasets as Kiota's own generator would write it.</summary>
internal sealed class KiotaDatasetPage : KiotaPage
{
    public List<KiotaDataset>? Data { get; set; }

    public override IDictionary<string, Action<IParseNode>> GetFieldDeserializers() =>
        new Dictionary<string, Action<IParseNode>>(base.GetFieldDeserializers())
        {
            ["data"] = node => Data = node.GetCollectionOfObjectValues(_ => new KiotaDataset())?.AsList(),
        };
}
