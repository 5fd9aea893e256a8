using DataGouv.Catalog;
using Microsoft.Kiota.Abstractions;

namespace DataGouv.Transfers.Uploads;

/// <summary>A new resource of a dataset.</summary>
internal sealed class NewResourceDestination(CatalogRequestBuilder catalog, IRequestAdapter adapter, UploadTarget target)
    : UploadDestination(catalog, adapter, target)
{
    // All resources of the dataset come with it: only what tells one file from another is asked for.
    private const string Identity = "resources{id,title,description,type,url,latest,format,mime,filesize,filetype,checksum,created_at,last_modified,internal,schema,extras}";

    private readonly DatasetsItemUploadRequestBuilder _upload = catalog.Datasets[target.Dataset!].Upload;

    /// <inheritdoc />
    public override Task<Resource?> ReadAsync(CancellationToken cancellationToken) => Task.FromResult<Resource?>(null);

    /// <inheritdoc />
    public override async Task<IReadOnlyList<Resource>> CandidatesAsync(CancellationToken cancellationToken)
    {
        var dataset = await Catalog.Datasets[Target.Dataset!].GetAsync(request => request.Headers.Add("X-Fields", Identity), cancellationToken).ConfigureAwait(false);
        return [.. (dataset.Resources ?? []).Where(resource => resource is not null)];
    }

    /// <inheritdoc />
    public override Task<Resource> DescribeAsync(Guid resource, UploadMetadata metadata, CancellationToken cancellationToken) =>
        DescribeProducedAsync(resource, metadata, cancellationToken);

    private protected override RequestInformation Request(FileForm form) => _upload.ToPostRequestInformation(form);
}
