using Microsoft.Kiota.Abstractions.Serialization;

namespace DataGouv.Benchmarks.Baselines;

/// <summary>A reference to an organization as Kiota's own generator would write it.</summary>
internal sealed class KiotaOrganization : IAdditionalDataHolder, IParsable
{
    public IDictionary<string, object> AdditionalData { get; set; } = new Dictionary<string, object>();

    public string? Acronym { get; set; }

    public UntypedNode? Badges { get; set; }

    public string? Class { get; set; }

    public string? Id { get; set; }

    public string? Logo { get; set; }

    public string? LogoThumbnail { get; set; }

    public string? Name { get; set; }

    public string? Page { get; set; }

    public UntypedNode? Permissions { get; set; }

    public string? Slug { get; set; }

    public string? Uri { get; set; }

    public IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>
    {
        ["acronym"] = node => Acronym = node.GetStringValue(),
        ["badges"] = node => Badges = node.GetObjectValue(UntypedNode.CreateFromDiscriminatorValue),
        ["class"] = node => Class = node.GetStringValue(),
        ["id"] = node => Id = node.GetStringValue(),
        ["logo"] = node => Logo = node.GetStringValue(),
        ["logo_thumbnail"] = node => LogoThumbnail = node.GetStringValue(),
        ["name"] = node => Name = node.GetStringValue(),
        ["page"] = node => Page = node.GetStringValue(),
        ["permissions"] = node => Permissions = node.GetObjectValue(UntypedNode.CreateFromDiscriminatorValue),
        ["slug"] = node => Slug = node.GetStringValue(),
        ["uri"] = node => Uri = node.GetStringValue(),
    };

    public void Serialize(ISerializationWriter writer) => throw new NotSupportedException();
}
