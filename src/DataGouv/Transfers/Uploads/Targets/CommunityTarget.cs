using DataGouv.Catalog;

namespace DataGouv.Transfers.Uploads.Targets;

/// <summary>The places of a dataset where the community puts files.</summary>
internal static class CommunityTarget
{
    /// <summary>A new community resource.</summary>
    public static TargetOperations New(string dataset) =>
        new()
        {
            Kind = nameof(UploadTarget.NewCommunityResource),
            Description = $"a new community resource of the dataset {dataset}",
            IsCommunity = true,
            Request = (catalog, form) => catalog.Datasets[dataset].Upload.Community.ToPostRequestInformation(form),
            ReadAsync = (_, _) => Task.FromResult<Resource?>(null),
            CandidatesAsync = (catalog, cancellation) => CandidatesAsync(catalog, dataset, cancellation),
            DescribeAsync = DescribeAsync,
        };

    /// <summary>A community resource whose file is replaced.</summary>
    public static TargetOperations Existing(Guid id) =>
        new()
        {
            Kind = nameof(UploadTarget.CommunityResource),
            Description = $"the community resource {id}",
            IsCommunity = true,
            Request = (catalog, form) => catalog.Datasets.CommunityResources[id].Upload.ToPostRequestInformation(form),
            ReadAsync = async (catalog, cancellation) => await ReadAsync(catalog, id, cancellation).ConfigureAwait(false),
            CandidatesAsync = async (catalog, cancellation) => [await ReadAsync(catalog, id, cancellation).ConfigureAwait(false)],
            DescribeAsync = DescribeAsync,
        };

    private static async Task<Resource> ReadAsync(CatalogRequestBuilder catalog, Guid id, CancellationToken cancellationToken) =>
        UploadDestination.Convert<CommunityResource, Resource>(
            await catalog.Datasets.CommunityResources[id].GetAsync(cancellationToken: cancellationToken).ConfigureAwait(false));

    private static async Task<IReadOnlyList<Resource>> CandidatesAsync(
        CatalogRequestBuilder catalog,
        string dataset,
        CancellationToken cancellationToken)
    {
        // The filter takes an id, and the target may be a slug.
        var read = await catalog
            .Datasets[dataset]
            .GetAsync(request => request.Headers.Add("X-Fields", "id"), cancellationToken)
            .ConfigureAwait(false);
        var page = await catalog
            .Datasets.CommunityResources.GetAsync(
                request =>
                {
                    request.QueryParameters.Dataset = read.Id;
                    request.QueryParameters.PageSize = 100;
                },
                cancellationToken)
            .ConfigureAwait(false);
        return
        [
            .. (page.Data ?? [])
                .Where(resource => resource is not null)
                .Select(UploadDestination.Convert<CommunityResource, Resource>),
        ];
    }

    private static async Task<Resource> DescribeAsync(
        CatalogRequestBuilder catalog,
        Guid resource,
        UploadMetadata metadata,
        CancellationToken cancellationToken)
    {
        var patch = new CommunityResourcePatch
        {
            Title = metadata.Title,
            Description = metadata.Description,
            Type = metadata.Type,
            Schema = metadata.Schema,
            Extras = metadata.Extras,
            Organization = metadata.Organization?.Value,
        };
        var changed = await catalog
            .Datasets.CommunityResources[resource]
            .PutAsync(patch, cancellationToken: cancellationToken)
            .ConfigureAwait(false);
        return UploadDestination.Convert<CommunityResource, Resource>(changed);
    }
}
