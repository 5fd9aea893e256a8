using Microsoft.Kiota.Abstractions.Extensions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace DataGouv.Benchmarks.Baselines;

/// <summary>
/// A dataset as Kiota's own generator would write it. What never stands in the pages that are measured has no class of its own.
/// </summary>
internal sealed class KiotaDataset : IAdditionalDataHolder, IParsable
{
    public IDictionary<string, object> AdditionalData { get; set; } = new Dictionary<string, object>();

    public UntypedNode? AccessAudiences { get; set; }

    public string? AccessType { get; set; }

    public string? AccessTypeReason { get; set; }

    public string? AccessTypeReasonCategory { get; set; }

    public string? Acronym { get; set; }

    public DateTimeOffset? Archived { get; set; }

    public string? AuthorizationRequestUrl { get; set; }

    public UntypedNode? Badges { get; set; }

    public UntypedNode? ContactPoints { get; set; }

    public DateTimeOffset? CreatedAt { get; set; }

    public DateTimeOffset? Deleted { get; set; }

    public string? Description { get; set; }

    public string? DescriptionShort { get; set; }

    public string? Doi { get; set; }

    public UntypedNode? Extras { get; set; }

    public bool? Featured { get; set; }

    public string? Frequency { get; set; }

    public DateTimeOffset? FrequencyDate { get; set; }

    public UntypedNode? Geopf { get; set; }

    public UntypedNode? Harvest { get; set; }

    public string? Id { get; set; }

    public UntypedNode? Internal { get; set; }

    public DateTimeOffset? LastModified { get; set; }

    public DateTimeOffset? LastUpdate { get; set; }

    public string? License { get; set; }

    public KiotaMetrics? Metrics { get; set; }

    public KiotaOrganization? Organization { get; set; }

    public UntypedNode? Owner { get; set; }

    public string? Page { get; set; }

    public UntypedNode? Permissions { get; set; }

    public bool? Private { get; set; }

    public UntypedNode? Quality { get; set; }

    public UntypedNode? Resources { get; set; }

    public UntypedNode? Schema { get; set; }

    public string? Slug { get; set; }

    public UntypedNode? Spatial { get; set; }

    public List<string>? Tags { get; set; }

    public UntypedNode? TemporalCoverage { get; set; }

    public string? Title { get; set; }

    public string? Uri { get; set; }

    public IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>
    {
        ["access_audiences"] = node => AccessAudiences = node.GetObjectValue(UntypedNode.CreateFromDiscriminatorValue),
        ["access_type"] = node => AccessType = node.GetStringValue(),
        ["access_type_reason"] = node => AccessTypeReason = node.GetStringValue(),
        ["access_type_reason_category"] = node => AccessTypeReasonCategory = node.GetStringValue(),
        ["acronym"] = node => Acronym = node.GetStringValue(),
        ["archived"] = node => Archived = node.GetDateTimeOffsetValue(),
        ["authorization_request_url"] = node => AuthorizationRequestUrl = node.GetStringValue(),
        ["badges"] = node => Badges = node.GetObjectValue(UntypedNode.CreateFromDiscriminatorValue),
        ["contact_points"] = node => ContactPoints = node.GetObjectValue(UntypedNode.CreateFromDiscriminatorValue),
        ["created_at"] = node => CreatedAt = node.GetDateTimeOffsetValue(),
        ["deleted"] = node => Deleted = node.GetDateTimeOffsetValue(),
        ["description"] = node => Description = node.GetStringValue(),
        ["description_short"] = node => DescriptionShort = node.GetStringValue(),
        ["doi"] = node => Doi = node.GetStringValue(),
        ["extras"] = node => Extras = node.GetObjectValue(UntypedNode.CreateFromDiscriminatorValue),
        ["featured"] = node => Featured = node.GetBoolValue(),
        ["frequency"] = node => Frequency = node.GetStringValue(),
        ["frequency_date"] = node => FrequencyDate = node.GetDateTimeOffsetValue(),
        ["geopf"] = node => Geopf = node.GetObjectValue(UntypedNode.CreateFromDiscriminatorValue),
        ["harvest"] = node => Harvest = node.GetObjectValue(UntypedNode.CreateFromDiscriminatorValue),
        ["id"] = node => Id = node.GetStringValue(),
        ["internal"] = node => Internal = node.GetObjectValue(UntypedNode.CreateFromDiscriminatorValue),
        ["last_modified"] = node => LastModified = node.GetDateTimeOffsetValue(),
        ["last_update"] = node => LastUpdate = node.GetDateTimeOffsetValue(),
        ["license"] = node => License = node.GetStringValue(),
        ["metrics"] = node => Metrics = node.GetObjectValue(_ => new KiotaMetrics()),
        ["organization"] = node => Organization = node.GetObjectValue(_ => new KiotaOrganization()),
        ["owner"] = node => Owner = node.GetObjectValue(UntypedNode.CreateFromDiscriminatorValue),
        ["page"] = node => Page = node.GetStringValue(),
        ["permissions"] = node => Permissions = node.GetObjectValue(UntypedNode.CreateFromDiscriminatorValue),
        ["private"] = node => Private = node.GetBoolValue(),
        ["quality"] = node => Quality = node.GetObjectValue(UntypedNode.CreateFromDiscriminatorValue),
        ["resources"] = node => Resources = node.GetObjectValue(UntypedNode.CreateFromDiscriminatorValue),
        ["schema"] = node => Schema = node.GetObjectValue(UntypedNode.CreateFromDiscriminatorValue),
        ["slug"] = node => Slug = node.GetStringValue(),
        ["spatial"] = node => Spatial = node.GetObjectValue(UntypedNode.CreateFromDiscriminatorValue),
        ["tags"] = node => Tags = node.GetCollectionOfPrimitiveValues<string>()?.AsList(),
        ["temporal_coverage"] = node => TemporalCoverage = node.GetObjectValue(UntypedNode.CreateFromDiscriminatorValue),
        ["title"] = node => Title = node.GetStringValue(),
        ["uri"] = node => Uri = node.GetStringValue(),
    };

    public void Serialize(ISerializationWriter writer) => throw new NotSupportedException();
}
