using DataGouv.Transfers.Uploads;

namespace DataGouv;

/// <summary>Where an uploaded file goes: a new resource of a dataset or the file of one that exists, published by its producer or by the community.</summary>
public sealed class UploadTarget
{
    private UploadTarget(TargetKind kind, string? dataset, Guid? resource)
    {
        (Kind, Dataset, ResourceId) = (kind, dataset, resource);
    }

    /// <summary>The dataset, by id or slug; null where the resource alone says it.</summary>
    public string? Dataset { get; }

    /// <summary>The resource whose file is replaced; null for a new one.</summary>
    public Guid? ResourceId { get; }

    internal TargetKind Kind { get; }

    /// <summary>Is it a file of the community, not of the producer?</summary>
    internal bool IsCommunity => Kind is TargetKind.NewCommunityResource or TargetKind.CommunityResource;

    /// <summary>A new resource of a dataset (<c>POST /datasets/{dataset}/upload/</c>).</summary>
    /// <param name="dataset">The id or the slug of the dataset.</param>
    public static UploadTarget NewResource(string dataset) => new(TargetKind.NewResource, Checked(dataset), null);

    /// <summary>The file of a resource, replaced by another (<c>POST /datasets/{dataset}/resources/{rid}/upload/</c>).</summary>
    /// <param name="dataset">The id or the slug of the dataset.</param>
    /// <param name="resource">The id of the resource.</param>
    public static UploadTarget Resource(string dataset, Guid resource) => new(TargetKind.Resource, Checked(dataset), Checked(resource));

    /// <summary>A new community resource of a dataset (<c>POST /datasets/{dataset}/upload/community/</c>).</summary>
    /// <param name="dataset">The id or the slug of the dataset.</param>
    public static UploadTarget NewCommunityResource(string dataset) => new(TargetKind.NewCommunityResource, Checked(dataset), null);

    /// <summary>The file of a community resource, replaced by another (<c>POST /datasets/community_resources/{community}/upload/</c>).</summary>
    /// <param name="resource">The id of the community resource.</param>
    public static UploadTarget CommunityResource(Guid resource) => new(TargetKind.CommunityResource, null, Checked(resource));

    /// <inheritdoc />
    public override string ToString() => Kind switch
    {
        TargetKind.NewResource => $"a new resource of the dataset {Dataset}",
        TargetKind.Resource => $"the resource {ResourceId} of the dataset {Dataset}",
        TargetKind.NewCommunityResource => $"a new community resource of the dataset {Dataset}",
        _ => $"the community resource {ResourceId}",
    };

    private static string Checked(string dataset)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(dataset);
        return Guid.TryParse(dataset, out _)
            ? throw new ArgumentException($"\"{dataset}\" is the id of a resource, not of a dataset: pass the dataset's id (24 hexadecimal digits) or slug.", nameof(dataset))
            : dataset;
    }

    private static Guid Checked(Guid resource) => resource == Guid.Empty
        ? throw new ArgumentException("The id of the resource is empty: pass the id of an existing resource.", nameof(resource))
        : resource;
}
