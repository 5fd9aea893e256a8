using DataGouv.Catalog;
using Microsoft.Kiota.Abstractions;

namespace DataGouv.Transfers.Uploads;

/// <summary>A new community resource of a dataset.</summary>
internal sealed class NewCommunityDestination(CatalogRequestBuilder catalog, IRequestAdapter adapter, UploadTarget target)
    : UploadDestination(catalog, adapter, target)
{
    private readonly DatasetsItemUploadCommunityRequestBuilder _upload = catalog.Datasets[target.Dataset!].Upload.Community;

    /// <inheritdoc />
    public override Task<Resource?> ReadAsync(CancellationToken cancellationToken) => Task.FromResult<Resource?>(null);

    /// <inheritdoc />
    public override async Task<IReadOnlyList<Resource>> CandidatesAsync(CancellationToken cancellationToken)
    {
        // The filter takes an id, and the target may be a slug.
        var dataset = await Catalog.Datasets[Target.Dataset!].GetAsync(request => request.Headers.Add("X-Fields", "id"), cancellationToken).ConfigureAwait(false);
        var page = await Catalog.Datasets.CommunityResources.GetAsync(
            request =>
            {
                request.QueryParameters.Dataset = dataset.Id;
                request.QueryParameters.PageSize = 100;
            },
            cancellationToken).ConfigureAwait(false);
        return [.. (page.Data ?? []).Where(resource => resource is not null).Select(Convert<CommunityResource, Resource>)];
    }

    /// <inheritdoc />
    public override Task<Resource> DescribeAsync(Guid resource, UploadMetadata metadata, CancellationToken cancellationToken) =>
        DescribeCommunityAsync(resource, metadata, cancellationToken);

    private protected override RequestInformation Request(FileForm form) => _upload.ToPostRequestInformation(form);
}
