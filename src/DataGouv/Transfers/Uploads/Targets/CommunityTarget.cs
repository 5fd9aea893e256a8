using DataGouv.Catalog;
using Microsoft.Kiota.Abstractions;

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
            Requests = catalog =>
            {
                var upload = catalog.Datasets[dataset].Upload.Community;
                return form => upload.CreatePostRequest(form, configure: null);
            },
            ReadAsync = (_, _) => Task.FromResult<Resource?>(null),
            CandidatesAsync = (catalog, adapter, cancellation) => CandidatesAsync(catalog, adapter, dataset, cancellation),
            DescribeAsync = DescribeAsync,
        };

    /// <summary>A community resource whose file is replaced.</summary>
    public static TargetOperations Existing(Guid id) =>
        new()
        {
            Kind = nameof(UploadTarget.CommunityResource),
            Description = $"the community resource {id}",
            IsCommunity = true,
            Requests = catalog =>
            {
                var upload = catalog.Datasets.CommunityResources[id].Upload;
                return form => upload.CreatePostRequest(form, configure: null);
            },
            ReadAsync = async (catalog, cancellation) => await ReadAsync(catalog, id, cancellation).ConfigureAwait(false),
            CandidatesAsync = async (catalog, _, cancellation) => [await ReadAsync(catalog, id, cancellation).ConfigureAwait(false)],
            DescribeAsync = DescribeAsync,
        };

    private static async Task<Resource> ReadAsync(CatalogRequestBuilder catalog, Guid id, CancellationToken cancellationToken) =>
        UploadDestination.Convert<CommunityResource, Resource>(
            await catalog.Datasets.CommunityResources[id].GetAsync(cancellationToken: cancellationToken).ConfigureAwait(false));

    private static async Task<IReadOnlyList<Resource>> CandidatesAsync(
        CatalogRequestBuilder catalog,
        IRequestAdapter adapter,
        string dataset,
        CancellationToken cancellationToken)
    {
        // The filter takes an id, and the target may be a slug.
        var identity = catalog.Datasets[dataset].CreateGetRequest(get => get.Headers.Add("X-Fields", "id"));
        var read = await TargetReading
            .ReadAsync(adapter, identity, TargetJson.Default.DatasetIdentity, cancellationToken)
            .ConfigureAwait(false);
        var list = catalog.Datasets.CommunityResources.CreateGetRequest(get =>
        {
            get.QueryParameters.Dataset = read.Id;
            get.QueryParameters.PageSize = 100;
        });
        var page = await TargetReading
            .ReadAsync(adapter, list, TargetJson.Default.CommunityResources, cancellationToken)
            .ConfigureAwait(false);
        return [.. page.Data.OfType<Resource>()];
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
