using DataGouv.Transfers.Uploads.Targets;

namespace DataGouv;

/// <summary>
/// Says where an uploaded file goes: into a new resource of a dataset or in place of the file of one that exists, published by its producer
/// or by the community.
/// </summary>
public sealed class UploadTarget
{
    private UploadTarget(TargetOperations operations, string? dataset, Guid? resource)
    {
        (Operations, Dataset, ResourceId) = (operations, dataset, resource);
    }

    /// <summary>The dataset, by id or slug; null where the resource alone says it.</summary>
    public string? Dataset { get; }

    /// <summary>The resource whose file is replaced; null for a new one.</summary>
    public Guid? ResourceId { get; }

    internal TargetOperations Operations { get; }

    /// <summary>Returns a new resource of a dataset (<c>POST /datasets/{dataset}/upload/</c>).</summary>
    /// <param name="dataset">The dataset: its id, its slug, or the dataset as it was read.</param>
    public static UploadTarget NewResource(DatasetKey dataset) => OfDataset(ProducerTarget.New, dataset);

    /// <summary>
    /// Returns the file of a resource, to be replaced by another (<c>POST /datasets/{dataset}/resources/{rid}/upload/</c>).
    /// </summary>
    /// <param name="dataset">The dataset: its id, its slug, or the dataset as it was read.</param>
    /// <param name="resource">The resource: its id, or the resource as it was read.</param>
    public static UploadTarget Resource(DatasetKey dataset, ResourceKey resource) =>
        OfDataset(id => ProducerTarget.Existing(id, Value(resource)), dataset, resource);

    /// <summary>Returns a new community resource of a dataset (<c>POST /datasets/{dataset}/upload/community/</c>).</summary>
    /// <param name="dataset">The dataset: its id, its slug, or the dataset as it was read.</param>
    public static UploadTarget NewCommunityResource(DatasetKey dataset) => OfDataset(CommunityTarget.New, dataset);

    /// <summary>
    /// Returns the file of a community resource, to be replaced by another (<c>POST
    /// /datasets/community_resources/{community}/upload/</c>).
    /// </summary>
    /// <param name="resource">The community resource: its id, or the resource as it was read.</param>
    public static UploadTarget CommunityResource(ResourceKey resource) =>
        new(CommunityTarget.Existing(Value(resource)), null, Value(resource));

    /// <inheritdoc />
    public override string ToString() => Operations.Description;

    /// <summary>Returns the target that a session has written down.</summary>
    /// <exception cref="ArgumentException">There is no such kind, or it lacks its dataset or its resource.</exception>
    internal static UploadTarget Of(string kind, string? dataset, Guid? resource) =>
        (kind, dataset, resource) switch
        {
            (nameof(NewResource), { }, null) => NewResource(dataset),
            (nameof(Resource), { }, { } id) => Resource(dataset, id),
            (nameof(NewCommunityResource), { }, null) => NewCommunityResource(dataset),
            (nameof(CommunityResource), null, { } id) => CommunityResource(id),
            _ => throw new ArgumentException($"\"{kind}\" is no target of an upload.", nameof(kind)),
        };

    private static UploadTarget OfDataset(Func<string, TargetOperations> operations, DatasetKey dataset, ResourceKey? resource = null) =>
        new(operations(Value(dataset)), dataset.Value, resource?.Value);

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
