using DataGouv.Catalog;
using Microsoft.Kiota.Abstractions;

namespace DataGouv.Transfers.Uploads;

/// <summary>The file of a resource.</summary>
internal sealed class ResourceDestination(CatalogRequestBuilder catalog, IRequestAdapter adapter, UploadTarget target)
    : UploadDestination(catalog, adapter, target)
{
    private readonly DatasetsItemResourcesItemRequestBuilder _place = catalog.Datasets[target.Dataset!].Resources[target.ResourceId!.Value];

    /// <inheritdoc />
    public override async Task<Resource?> ReadAsync(CancellationToken cancellationToken) => await _place.GetAsync(cancellationToken: cancellationToken).ConfigureAwait(false);

    /// <inheritdoc />
    public override async Task<IReadOnlyList<Resource>> CandidatesAsync(CancellationToken cancellationToken) => [await _place.GetAsync(cancellationToken: cancellationToken).ConfigureAwait(false)];

    /// <inheritdoc />
    public override Task<Resource> DescribeAsync(Guid resource, UploadMetadata metadata, CancellationToken cancellationToken) =>
        DescribeProducedAsync(resource, metadata, cancellationToken);

    private protected override RequestInformation Request(FileForm form) => _place.Upload.ToPostRequestInformation(form);
}
