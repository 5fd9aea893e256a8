using Microsoft.Kiota.Abstractions.Serialization;

namespace DataGouv.Benchmarks.Baselines;

/// <summary>The head of a page as Kiota's own generator would write it.</summary>
internal class KiotaPage : IParsable
{
    public int? Page { get; set; }

    public int? PageSize { get; set; }

    public int? Total { get; set; }

    public string? NextPage { get; set; }

    public virtual IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>
    {
        ["page"] = node => Page = node.GetIntValue(),
        ["page_size"] = node => PageSize = node.GetIntValue(),
        ["total"] = node => Total = node.GetIntValue(),
        ["next_page"] = node => NextPage = node.GetStringValue(),
    };

    public void Serialize(ISerializationWriter writer) => throw new NotSupportedException();
}
