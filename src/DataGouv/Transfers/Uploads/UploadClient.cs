using DataGouv.Catalog;
using DataGouv.Errors;
using DataGouv.Pipeline;
using DataGouv.Telemetry;
using DataGouv.Transfers.Uploads;
using DataGouv.Transfers.Uploads.Completion;
using DataGouv.Transfers.Uploads.Targets;
using Microsoft.Kiota.Abstractions;

namespace DataGouv;

/// <summary>
/// Uploads files and images. Large files are sent in parts, several at a time; parts that fail are sent again, and an upload that broke off
/// can be resumed, also by another process.
/// </summary>
public sealed partial class UploadClient
{
    private readonly CatalogRequestBuilder _catalog;
    private readonly IRequestAdapter _adapter;
    private readonly TimeProvider _time;
    private readonly DataGouvRetryOptions _retry;
    private readonly Uri _api;
    private readonly AllowedExtensions _extensions;
    private readonly UploadTurns _turns = new();

    internal UploadClient(CatalogRequestBuilder catalog, IRequestAdapter adapter, DataGouvClientOptions options)
    {
        (_catalog, _adapter, _api) = (catalog, adapter, options.Environment.Catalog);
        (_time, _retry) = (options.TimeProvider, options.Retry);
        _extensions = new AllowedExtensions(catalog, _time);
    }

    /// <summary>Makes the identifiers under which the server keeps parts.</summary>
    internal Func<Guid> NewId { get; set; } = Guid.NewGuid;

    /// <summary>
    /// Uploads a file to any target. For each kind of target there is a method of its own, such as <see cref="AddResourceAsync"/>.
    /// Nothing is sent when it can be known beforehand that the platform will refuse the file.
    /// </summary>
    /// <param name="target">Where the file goes.</param>
    /// <param name="source">The file.</param>
    /// <param name="options">The options of the upload and the metadata of the resource; null for the default.</param>
    /// <param name="cancellationToken">
    /// Cancels the upload. The parts that are stored are kept for 24 hours: see <see cref="UploadOptions.SaveSession"/>.
    /// </param>
    /// <returns>The resource. The members that only a community resource has are in its additional data.</returns>
    /// <exception cref="ArgumentException">
    /// The file is empty or a directory, or its name has no extension or one that the platform does not take.
    /// </exception>
    /// <exception cref="UploadException">
    /// The upload broke off and can be resumed, or its last answer was lost and the resource was not found.
    /// </exception>
    /// <exception cref="ChecksumMismatchException">The platform holds other bytes than were sent.</exception>
    /// <exception cref="MetadataException">The file is uploaded, and its metadata were refused.</exception>
    /// <exception cref="ApiException">
    /// The server refused the upload. The exception is the same for a file in parts as for a file in one request.
    /// </exception>
    public Task<Resource> SendAsync(
        UploadTarget target,
        UploadSource source,
        UploadOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(source);
        return Observe(() => RunAsync(target, source, options, cancellationToken));
    }

    private async Task<Resource> RunAsync(
        UploadTarget target,
        UploadSource source,
        UploadOptions? options,
        CancellationToken cancellationToken)
    {
        var settings = (options ?? new UploadOptions()).Checked();
        using var reader = await source.OpenAsync(cancellationToken).ConfigureAwait(false);
        await _extensions.CheckAsync(source.FileName, cancellationToken).ConfigureAwait(false);

        var destination = At(target, settings.AnswerTimeout);
        var metadata = await PrepareAsync(destination, settings.Metadata, cancellationToken).ConfigureAwait(false);
        var resource = await Begin(destination, settings).RunAsync(source, reader, cancellationToken).ConfigureAwait(false);
        return await DescribeNewAsync(destination, resource, metadata, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Uploads an image: an avatar, a logo, a banner, the image of a reuse, a post or a visualization.</summary>
    /// <param name="target">Where the image goes.</param>
    /// <param name="source">The image, in JPEG, PNG or WebP.</param>
    /// <param name="crop">The part of the image that its thumbnail shows; null for all of it.</param>
    /// <param name="cancellationToken">Cancels the upload.</param>
    /// <returns>The address of the image.</returns>
    /// <exception cref="ArgumentException">
    /// The content is none of the three formats, or the name of the file does not end in <c>.jpg</c>, <c>.jpeg</c>, <c>.png</c> or
    /// <c>.webp</c>.
    /// </exception>
    public async Task<Uri> SetImageAsync(
        ImageTarget target,
        UploadSource source,
        ImageCrop? crop = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(source);
        var answer = await ImageUpload.SendAsync(_catalog, target, source, crop, cancellationToken).ConfigureAwait(false);
        return answer.Image is { } address
            ? new Uri(_api, address)
            : throw new TransferException("The server took the image and did not say where it is.");
    }

    private UploadDestination At(UploadTarget target, TimeSpan answerTimeout) =>
        new(_catalog, _adapter, target, answerTimeout);

    private Upload Begin(UploadDestination destination, UploadOptions options) =>
        new(destination, new UploadSettings(options, BackoffLimits.Of(_retry, options), _time, _api, _turns, NewId));

    private static Task<Resource> Observe(Func<Task<Resource>> upload) =>
        WorkTelemetry.ObserveAsync(WorkTelemetry.Upload, upload, static resource => resource.Filesize);
}
