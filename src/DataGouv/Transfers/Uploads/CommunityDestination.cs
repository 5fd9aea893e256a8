using DataGouv.Catalog;
using Microsoft.Kiota.Abstractions;

namespace DataGouv.Transfers.Uploads;

/// <summary>The file of a community resource.</summary>
internal sealed class CommunityDestination(CatalogRequestBuilder catalog, IRequestAdapter adapter, UploadTarget target)
    : UploadDestination(catalog, adapter, target)
{
    private readonly DatasetsCommunityResourcesItemRequestBuilder _place = catalog.Datasets.CommunityResources[target.ResourceId!.Value];

    /// <inheritdoc />
    public override async Task<Resource?> ReadAsync(CancellationToken cancellationToken) =>
        Convert<CommunityResource, Resource>(await _place.GetAsync(cancellationToken: cancellationToken).ConfigureAwait(false));

    /// <inheritdoc />
    public override async Task<IReadOnlyList<Resource>> CandidatesAsync(CancellationToken cancellationToken) => [(await ReadAsync(cancellationToken).ConfigureAwait(false))!];

    /// <inheritdoc />
    public override Task<Resource> DescribeAsync(Guid resource, UploadMetadata metadata, CancellationToken cancellationToken) =>
        DescribeCommunityAsync(resource, metadata, cancellationToken);

    private protected override RequestInformation Request(FileForm form) => _place.Upload.ToPostRequestInformation(form);
}
