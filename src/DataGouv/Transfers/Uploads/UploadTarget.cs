using DataGouv.Transfers.Uploads;

namespace DataGouv;

/// <summary>
/// Says where an uploaded file goes: into a new resource of a dataset or in place of the file of one that exists, published by its producer
/// or by the community.
/// </summary>
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

    /// <summary>Returns a new resource of a dataset (<c>POST /datasets/{dataset}/upload/</c>).</summary>
    /// <param name="dataset">The dataset: its id, its slug, or the dataset as it was read.</param>
    public static UploadTarget NewResource(DatasetKey dataset) => new(TargetKind.NewResource, Value(dataset), null);

    /// <summary>
    /// Returns the file of a resource, to be replaced by another (<c>POST /datasets/{dataset}/resources/{rid}/upload/</c>).
    /// </summary>
    /// <param name="dataset">The dataset: its id, its slug, or the dataset as it was read.</param>
    /// <param name="resource">The resource: its id, or the resource as it was read.</param>
    public static UploadTarget Resource(DatasetKey dataset, ResourceKey resource) =>
        new(TargetKind.Resource, Value(dataset), Value(resource));

    /// <summary>Returns a new community resource of a dataset (<c>POST /datasets/{dataset}/upload/community/</c>).</summary>
    /// <param name="dataset">The dataset: its id, its slug, or the dataset as it was read.</param>
    public static UploadTarget NewCommunityResource(DatasetKey dataset) => new(TargetKind.NewCommunityResource, Value(dataset), null);

    /// <summary>
    /// Returns the file of a community resource, to be replaced by another (<c>POST
    /// /datasets/community_resources/{community}/upload/</c>).
    /// </summary>
    /// <param name="resource">The community resource: its id, or the resource as it was read.</param>
    public static UploadTarget CommunityResource(ResourceKey resource) => new(TargetKind.CommunityResource, null, Value(resource));

    /// <inheritdoc />
    public override string ToString() => Kind switch
    {
        TargetKind.NewResource => $"a new resource of the dataset {Dataset}",
        TargetKind.Resource => $"the resource {ResourceId} of the dataset {Dataset}",
        TargetKind.NewCommunityResource => $"a new community resource of the dataset {Dataset}",
        _ => $"the community resource {ResourceId}",
    };

    private static string Value(DatasetKey dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        return dataset.Value;
    }

    private static Guid Value(ResourceKey resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return resource.Value;
    }
}
