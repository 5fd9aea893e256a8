namespace DataGouv.Benchmarks.Baselines;

/// <summary>
/// The same page in plain classes, as one would write them for a single program: nothing open, nothing kept that is unknown. What
/// System.Text.Json and Newtonsoft.Json make of them is the baseline.
/// </summary>
internal sealed class PlainDatasetPage
{
    public List<Dataset>? Data { get; set; }

    public string? NextPage { get; set; }

    public int? Page { get; set; }

    public int? PageSize { get; set; }

    public string? PreviousPage { get; set; }

    public int? Total { get; set; }

    internal sealed class Badge
    {
        public string? Kind { get; set; }
    }

    internal sealed class Checksum
    {
        public string? Type { get; set; }

        public string? Value { get; set; }
    }

    internal sealed class ContactPoint
    {
        public object? ContactForm { get; set; }

        public string? Email { get; set; }

        public string? Id { get; set; }

        public string? Name { get; set; }

        public Organization? Organization { get; set; }

        public object? Owner { get; set; }

        public string? Role { get; set; }
    }

    internal sealed class Dataset
    {
        public List<object>? AccessAudiences { get; set; }

        public string? AccessType { get; set; }

        public object? AccessTypeReason { get; set; }

        public object? AccessTypeReasonCategory { get; set; }

        public string? Acronym { get; set; }

        public object? Archived { get; set; }

        public object? AuthorizationRequestUrl { get; set; }

        public List<object>? Badges { get; set; }

        public List<ContactPoint>? ContactPoints { get; set; }

        public DateTimeOffset? CreatedAt { get; set; }

        public object? Deleted { get; set; }

        public string? Description { get; set; }

        public string? DescriptionShort { get; set; }

        public object? Doi { get; set; }

        public Dictionary<string, object>? Extras { get; set; }

        public bool? Featured { get; set; }

        public string? Frequency { get; set; }

        public object? FrequencyDate { get; set; }

        public object? Geopf { get; set; }

        public Harvest? Harvest { get; set; }

        public string? Id { get; set; }

        public Internal? Internal { get; set; }

        public DateTimeOffset? LastModified { get; set; }

        public DateTimeOffset? LastUpdate { get; set; }

        public string? License { get; set; }

        public Dictionary<string, object>? Metrics { get; set; }

        public Organization? Organization { get; set; }

        public object? Owner { get; set; }

        public string? Page { get; set; }

        public Permissions? Permissions { get; set; }

        public bool? Private { get; set; }

        public Quality? Quality { get; set; }

        public List<Resource>? Resources { get; set; }

        public object? Schema { get; set; }

        public string? Slug { get; set; }

        public object? Spatial { get; set; }

        public List<string>? Tags { get; set; }

        public TemporalCoverage? TemporalCoverage { get; set; }

        public string? Title { get; set; }

        public string? Uri { get; set; }
    }

    internal sealed class Harvest
    {
        public DateTimeOffset? IssuedAt { get; set; }

        public DateTimeOffset? LastUpdate { get; set; }

        public DateTimeOffset? ModifiedAt { get; set; }

        public string? Uri { get; set; }
    }

    internal sealed class Internal
    {
        public DateTimeOffset? CreatedAtInternal { get; set; }

        public DateTimeOffset? LastModifiedInternal { get; set; }
    }

    internal sealed class Organization
    {
        public string? Acronym { get; set; }

        public List<Badge>? Badges { get; set; }

        public string? Class { get; set; }

        public string? Id { get; set; }

        public object? Logo { get; set; }

        public object? LogoThumbnail { get; set; }

        public string? Name { get; set; }

        public string? Page { get; set; }

        public Permissions? Permissions { get; set; }

        public string? Slug { get; set; }

        public string? Uri { get; set; }
    }

    internal sealed class Permissions
    {
        public bool? Delete { get; set; }

        public bool? Edit { get; set; }

        public bool? EditResources { get; set; }
    }

    internal sealed class Quality
    {
        public bool? AllResourcesAvailable { get; set; }

        public bool? DatasetDescriptionQuality { get; set; }

        public bool? HasOpenFormat { get; set; }

        public bool? HasResources { get; set; }

        public bool? License { get; set; }

        public bool? ResourcesDocumentation { get; set; }

        public double? Score { get; set; }

        public bool? Spatial { get; set; }

        public bool? TemporalCoverage { get; set; }

        public bool? UpdateFrequency { get; set; }

        public bool? UpdateFulfilledInTime { get; set; }
    }

    internal sealed class Resource
    {
        public Checksum? Checksum { get; set; }

        public DateTimeOffset? CreatedAt { get; set; }

        public string? Description { get; set; }

        public Dictionary<string, object>? Extras { get; set; }

        public long? Filesize { get; set; }

        public string? Filetype { get; set; }

        public string? Format { get; set; }

        public object? Geopf { get; set; }

        public Harvest? Harvest { get; set; }

        public string? Id { get; set; }

        public Internal? Internal { get; set; }

        public DateTimeOffset? LastModified { get; set; }

        public string? Latest { get; set; }

        public Dictionary<string, object>? Metrics { get; set; }

        public string? Mime { get; set; }

        public string? PreviewUrl { get; set; }

        public object? Schema { get; set; }

        public string? Title { get; set; }

        public string? Type { get; set; }

        public string? Url { get; set; }
    }

    internal sealed class TemporalCoverage
    {
        public object? End { get; set; }

        public string? Start { get; set; }
    }
}
