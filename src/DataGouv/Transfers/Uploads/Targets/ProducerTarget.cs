using DataGouv.Catalog;

namespace DataGouv.Transfers.Uploads.Targets;

/// <summary>The places of a dataset where its producer puts files.</summary>
internal static class ProducerTarget
{
    // All resources of the dataset come with it: only what tells one file from another is asked for.
    private const string Identity =
        "resources{id,title,description,type,url,latest,format,mime,filesize,filetype,checksum,created_at,last_modified,internal,schema,"
        + "extras}";

    /// <summary>A new resource.</summary>
    public static TargetOperations New(string dataset) =>
        new()
        {
            Kind = nameof(UploadTarget.NewResource),
            Description = $"a new resource of the dataset {dataset}",
            Requests = catalog =>
            {
                var upload = catalog.Datasets[dataset].Upload;
                return form => upload.CreatePostRequest(form, configure: null);
            },
            ReadAsync = (_, _) => Task.FromResult<Resource?>(null),
            CandidatesAsync = async (catalog, adapter, cancellation) =>
            {
                var request = catalog.Datasets[dataset].CreateGetRequest(get => get.Headers.Add("X-Fields", Identity));
                var read = await TargetReading
                    .ReadAsync(adapter, request, TargetJson.Default.DatasetResources, cancellation)
                    .ConfigureAwait(false);
                return [.. read.Resources.OfType<Resource>()];
            },
            DescribeAsync = (catalog, resource, metadata, cancellation) =>
                DescribeAsync(catalog, dataset, resource, metadata, cancellation),
        };

    /// <summary>A resource whose file is replaced.</summary>
    public static TargetOperations Existing(string dataset, Guid id) =>
        new()
        {
            Kind = nameof(UploadTarget.Resource),
            Description = $"the resource {id} of the dataset {dataset}",
            Requests = catalog =>
            {
                var upload = catalog.Datasets[dataset].Resources[id].Upload;
                return form => upload.CreatePostRequest(form, configure: null);
            },
            ReadAsync = async (catalog, cancellation) =>
                await catalog.Datasets[dataset].Resources[id].GetAsync(cancellationToken: cancellation).ConfigureAwait(false),
            CandidatesAsync = async (catalog, _, cancellation) =>
                [await catalog.Datasets[dataset].Resources[id].GetAsync(cancellationToken: cancellation).ConfigureAwait(false)],
            DescribeAsync = (catalog, resource, metadata, cancellation) =>
                DescribeAsync(catalog, dataset, resource, metadata, cancellation),
        };

    private static Task<Resource> DescribeAsync(
        CatalogRequestBuilder catalog,
        string dataset,
        Guid resource,
        UploadMetadata metadata,
        CancellationToken cancellationToken)
    {
        var patch = new ResourcePatch
        {
            Title = metadata.Title,
            Description = metadata.Description,
            Type = metadata.Type,
            Schema = metadata.Schema,
            Extras = metadata.Extras,
        };
        return catalog.Datasets[dataset].Resources[resource].PutAsync(patch, cancellationToken: cancellationToken);
    }
}
