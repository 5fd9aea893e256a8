using DataGouv.Catalog;
using DataGouv.Errors;
using DataGouv.Transfers.Uploads;
using DataGouv.Transfers.Uploads.Targets;

namespace DataGouv;

/// <content>The metadata of uploaded files, which the platform takes after the file.</content>
public sealed partial class UploadClient
{
    /// <summary>Sends the metadata of an uploaded file that were refused before, as a <see cref="MetadataException"/> gives them.</summary>
    /// <param name="target">Where the file was uploaded to.</param>
    /// <param name="resource">The resource: its id, or the resource as it was uploaded.</param>
    /// <param name="metadata">The metadata.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The resource.</returns>
    public Task<Resource> DescribeAsync(
        UploadTarget target,
        ResourceKey resource,
        UploadMetadata metadata,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(resource);
        ArgumentNullException.ThrowIfNull(metadata);
        return At(target, Timeout.InfiniteTimeSpan).DescribeAsync(resource.Value, metadata, cancellationToken);
    }

    // What stands in the way of a replacement, and the title that it would lose.
    private static async Task<UploadMetadata> PrepareAsync(
        UploadDestination destination,
        UploadMetadata? metadata,
        CancellationToken cancellationToken)
    {
        var wanted = metadata ?? new UploadMetadata();
        if (wanted.Organization is not null && !destination.Target.Operations.IsCommunity)
        {
            throw new ArgumentException(
                "Metadata.Organization is for community resources: the resources of a dataset belong to its producer. Leave it out.",
                nameof(metadata));
        }

        if (await destination.ReadAsync(cancellationToken).ConfigureAwait(false) is not { } previous)
        {
            return wanted;
        }

        return previous.Filetype == ResourceFileType.Remote
            ? throw new InvalidOperationException(
                $"The resource {previous.Id} (\"{previous.Title}\") is a link to {previous.Url}, which cannot be replaced by a file: "
                    + "change its url, or publish a new resource.")
            : wanted.WithTitle(wanted.Title ?? previous.Title);
    }

    private static async Task<Resource> DescribeNewAsync(
        UploadDestination destination,
        Resource resource,
        UploadMetadata metadata,
        CancellationToken cancellationToken)
    {
        if (metadata.IsEmpty)
        {
            return resource;
        }

        try
        {
            return await destination.DescribeAsync(resource.Id, metadata, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            throw new MetadataException(
                $"The file is uploaded as resource {resource.Id}, and its metadata are not: {Sentence.Closed(failure.Message)} "
                    + "Send them again with DescribeAsync; do not upload again.",
                failure)
            {
                Resource = resource,
                Metadata = metadata,
                Target = destination.Target,
            };
        }
    }
}
