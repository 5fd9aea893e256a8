using DataGouv.Catalog;
using DataGouv.Transfers.Uploads.Targets;

namespace DataGouv;

/// <content>One method for each kind of resource.</content>
public sealed partial class UploadClient
{
    /// <summary>Adds a resource with a file to a dataset (<c>POST /datasets/{dataset}/upload/</c>).</summary>
    /// <param name="dataset">The dataset: its id, its slug, or the dataset as it was read.</param>
    /// <param name="source">The file.</param>
    /// <param name="options">The options of the upload and the metadata of the resource; null for the default.</param>
    /// <param name="cancellationToken">Cancels the upload.</param>
    /// <returns>The new resource.</returns>
    /// <inheritdoc cref="SendAsync" path="/exception" />
    public Task<Resource> AddResourceAsync(
        DatasetKey dataset,
        UploadSource source,
        UploadOptions? options = null,
        CancellationToken cancellationToken = default) => SendAsync(UploadTarget.NewResource(dataset), source, options, cancellationToken);

    /// <summary>
    /// Replaces the file of a resource (<c>POST /datasets/{dataset}/resources/{rid}/upload/</c>). Its id and its permanent address stay;
    /// its title too, unless another one is given.
    /// </summary>
    /// <param name="dataset">The dataset: its id, its slug, or the dataset as it was read.</param>
    /// <param name="resource">The resource: its id, or the resource as it was read.</param>
    /// <param name="source">The file.</param>
    /// <param name="options">The options of the upload and the metadata of the resource; null for the default.</param>
    /// <param name="cancellationToken">Cancels the upload.</param>
    /// <returns>The resource with its new file.</returns>
    /// <exception cref="InvalidOperationException">The resource is a link to a file elsewhere.</exception>
    /// <inheritdoc cref="SendAsync" path="/exception" />
    public Task<Resource> ReplaceResourceAsync(
        DatasetKey dataset,
        ResourceKey resource,
        UploadSource source,
        UploadOptions? options = null,
        CancellationToken cancellationToken = default) =>
        SendAsync(UploadTarget.Resource(dataset, resource), source, options, cancellationToken);

    /// <summary>
    /// Adds a community resource with a file to a dataset of another producer (<c>POST /datasets/{dataset}/upload/community/</c>).
    /// </summary>
    /// <param name="dataset">The dataset: its id, its slug, or the dataset as it was read.</param>
    /// <param name="source">The file.</param>
    /// <param name="options">The options of the upload and the metadata of the resource; null for the default.</param>
    /// <param name="cancellationToken">Cancels the upload.</param>
    /// <returns>The new community resource.</returns>
    /// <inheritdoc cref="SendAsync" path="/exception" />
    public async Task<CommunityResource> AddCommunityResourceAsync(
        DatasetKey dataset,
        UploadSource source,
        UploadOptions? options = null,
        CancellationToken cancellationToken = default) =>
        UploadDestination.Convert<Resource, CommunityResource>(
            await SendAsync(UploadTarget.NewCommunityResource(dataset), source, options, cancellationToken).ConfigureAwait(false));

    /// <summary>
    /// Replaces the file of a community resource (<c>POST /datasets/community_resources/{community}/upload/</c>). Its id and its permanent
    /// address stay; its title too, unless another one is given.
    /// </summary>
    /// <param name="resource">The community resource: its id, or the resource as it was read.</param>
    /// <param name="source">The file.</param>
    /// <param name="options">The options of the upload and the metadata of the resource; null for the default.</param>
    /// <param name="cancellationToken">Cancels the upload.</param>
    /// <returns>The community resource with its new file.</returns>
    /// <exception cref="InvalidOperationException">The resource is a link to a file elsewhere.</exception>
    /// <inheritdoc cref="SendAsync" path="/exception" />
    public async Task<CommunityResource> ReplaceCommunityResourceAsync(
        ResourceKey resource,
        UploadSource source,
        UploadOptions? options = null,
        CancellationToken cancellationToken = default) =>
        UploadDestination.Convert<Resource, CommunityResource>(
            await SendAsync(UploadTarget.CommunityResource(resource), source, options, cancellationToken).ConfigureAwait(false));
}
