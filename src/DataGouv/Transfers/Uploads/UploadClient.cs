using DataGouv.Catalog;
using DataGouv.Errors;
using DataGouv.Pipeline;
using DataGouv.Telemetry;
using DataGouv.Transfers.Uploads;
using DataGouv.Transfers.Uploads.Completion;
using DataGouv.Transfers.Uploads.Targets;
using Microsoft.Kiota.Abstractions;

namespace DataGouv;

/// <summary>Publishes files and images. Large files are sent in parts, several at a time, and survive what happens on the way.</summary>
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
    /// Uploads a file to any target; where the kind of target is known, there is a method for it, such as <see cref="AddResourceAsync"/>.
    /// Nothing is sent when it can be known beforehand that the platform will refuse it.
    /// </summary>
    /// <param name="target">Where the file goes.</param>
    /// <param name="source">The file.</param>
    /// <param name="options">How it is sent, and what is said of it; null for the default.</param>
    /// <param name="cancellationToken">
    /// Cancels the upload. What is stored stays so for 24 hours: see <see cref="UploadOptions.SaveSession"/>.
    /// </param>
    /// <returns>The resource. What only a community resource has is in its additional data.</returns>
    /// <exception cref="ArgumentException">The file is empty or a directory, or its name has no extension or one that the platform does not
    /// take.</exception>
    /// <exception cref="UploadException">It broke off, and can be resumed.</exception>
    /// <exception cref="ChecksumMismatchException">The platform does not hold what was sent.</exception>
    /// <exception cref="MetadataException">The file is there, and what was to be said of it was refused.</exception>
    /// <exception cref="ApiException">The server refused it.</exception>
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

    /// <summary>Goes on with an upload in parts that broke off, in this process or another: only the missing parts are sent.</summary>
    /// <param name="session">What the server holds.</param>
    /// <param name="source">The same file; a stream stands where it stood when the upload began.</param>
    /// <param name="options">How it is sent, and what is said of it. The size of the parts is that of the session.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>The resource. What only a community resource has is in its additional data.</returns>
    /// <exception cref="UploadException">The session is older than 24 hours or of another platform, the file has changed, or it broke off
    /// again.</exception>
    public Task<Resource> ResumeAsync(
        UploadSession session,
        UploadSource source,
        UploadOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(source);
        return Observe(() => GoOnAsync(session, source, options, cancellationToken));
    }

    private async Task<Resource> GoOnAsync(
        UploadSession session,
        UploadSource source,
        UploadOptions? options,
        CancellationToken cancellationToken)
    {
        var settings = (options ?? new UploadOptions()).Checked();
        if (session.Api != _api.AbsoluteUri)
        {
            throw new UploadException(
                $"The session belongs to {session.Api}, and this client to {_api}: resume it with a client of the same environment.")
            {
                Session = session,
            };
        }

        if (_time.GetUtcNow() - session.LastActivity > UploadSession.Lifetime)
        {
            throw new UploadException(
                $"The session last moved at {session.LastActivity:u}: the platform deletes parts after 24 hours. Upload the file anew.")
            {
                Session = session,
            };
        }

        session.Resume();
        var destination = At(session.Target, settings.AnswerTimeout);
        var metadata = await PrepareAsync(destination, settings.Metadata, cancellationToken).ConfigureAwait(false);
        var resource = await Begin(destination, settings).ResumeAsync(source, session, cancellationToken).ConfigureAwait(false);
        return await DescribeNewAsync(destination, resource, metadata, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Says of an uploaded file what a <see cref="MetadataException"/> says is left.</summary>
    /// <param name="target">Where the file was uploaded to.</param>
    /// <param name="resource">The resource: its id, or the resource as it was uploaded.</param>
    /// <param name="metadata">What is said of it.</param>
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

    /// <summary>Sets an image: an avatar, a logo, a banner, the picture of a reuse, a post or a visualization.</summary>
    /// <param name="target">Whose image it is.</param>
    /// <param name="source">The image, as JPEG, PNG or WebP.</param>
    /// <param name="crop">The part of it that is shown as a thumbnail; all of it when null.</param>
    /// <param name="cancellationToken">Cancels it.</param>
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
        new(_catalog, _adapter, target) { AnswerTimeout = answerTimeout };

    private Upload Begin(UploadDestination destination, UploadOptions options) =>
        new(destination, new UploadSettings(options, BackoffLimits.Of(_retry, options), _time, _api, _turns, NewId));

    private static Task<Resource> Observe(Func<Task<Resource>> upload) =>
        WorkTelemetry.ObserveAsync(WorkTelemetry.Upload, upload, static resource => resource.Filesize);

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
