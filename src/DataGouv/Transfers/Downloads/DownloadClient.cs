using System.Runtime.CompilerServices;
using DataGouv.Catalog;
using DataGouv.Telemetry;
using DataGouv.Transfers.Downloads;

namespace DataGouv;

/// <summary>
/// Downloads files from the platform or from wherever a resource points to. A file is verified, taken up again after a lost connection, and
/// never left incomplete under its final name. No credential is sent.
/// </summary>
public sealed class DownloadClient
{
    private readonly CatalogRequestBuilder _catalog;
    private readonly DownloadTransport _transport;
    private readonly TimeProvider _time;

    internal DownloadClient(CatalogRequestBuilder catalog, DownloadTransport transport, TimeProvider time)
    {
        (_catalog, _transport, _time) = (catalog, transport, time);
    }

    /// <summary>
    /// Downloads into a folder, which is made if need be. The name comes from the resource, the server or the address, and always stays
    /// inside the folder.
    /// </summary>
    /// <param name="source">The file: a resource, or an address.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="options">How it is downloaded.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="IOException">There is a file of this name already.</exception>
    /// <exception cref="ChecksumMismatchException">It is not the file that the source announces. Nothing is kept of it.</exception>
    /// <exception cref="DownloadException">It could not be fetched whole.</exception>
    /// <exception cref="DataGouvApiException">The server refused it, or there was no connection.</exception>
    public Task<DownloadedFile> ToFolderAsync(
        DownloadSource source,
        string folder,
        DownloadOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        var download = Download(source, options);
        return Observe(() => download.ToFolderAsync(Path.GetFullPath(folder), cancellationToken));
    }

    /// <summary>Downloads to a file. Until it is complete and verified it has another name, in the same folder.</summary>
    /// <param name="source">The file: a resource, or an address.</param>
    /// <param name="path">Where it goes.</param>
    /// <param name="options">How it is downloaded.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="IOException">There is a file of this name already.</exception>
    /// <exception cref="ChecksumMismatchException">It is not the file that the source announces. Nothing is kept of it.</exception>
    /// <exception cref="DownloadException">It could not be fetched whole.</exception>
    /// <exception cref="DataGouvApiException">The server refused it, or there was no connection.</exception>
    public Task<DownloadedFile> ToFileAsync(
        DownloadSource source,
        string path,
        DownloadOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var download = Download(source, options);
        return Observe(() => download.ToPathAsync(path, cancellationToken));
    }

    /// <summary>Downloads to a stream, from where it stands. What has come is in it even if the end is a failure.</summary>
    /// <param name="source">The file: a resource, or an address.</param>
    /// <param name="target">Where it goes; it stays open.</param>
    /// <param name="options">How it is downloaded.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>The number of bytes.</returns>
    /// <exception cref="ChecksumMismatchException">It is not the file that the source announces.</exception>
    /// <exception cref="DownloadException">It could not be fetched whole, or has changed under way.</exception>
    /// <exception cref="DataGouvApiException">The server refused it, or there was no connection.</exception>
    public Task<long> ToStreamAsync(
        DownloadSource source,
        Stream target,
        DownloadOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        var content = Open(source, options);
        return WorkTelemetry.ObserveAsync(
            WorkTelemetry.Download,
            () => CopyAsync(content, target, cancellationToken),
            static bytes => bytes);
    }

    private static async Task<long> CopyAsync(DownloadStream content, Stream target, CancellationToken cancellationToken)
    {
        await using (content.ConfigureAwait(false))
        {
            await content.ConnectAsync(cancellationToken).ConfigureAwait(false);
            await content.CopyToAsync(target, cancellationToken).ConfigureAwait(false);
            content.Finish();
            return content.Position;
        }
    }

    /// <summary>Opens the file as a stream, to be read while it comes. A file that is not the announced one fails where it ends.</summary>
    /// <param name="source">The file: a resource, or an address.</param>
    /// <param name="options">How it is downloaded.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The content. Dispose it.</returns>
    /// <exception cref="DownloadException">The file is larger than the limit.</exception>
    /// <exception cref="DataGouvApiException">The server refused it, or there was no connection.</exception>
    public async Task<Stream> OpenAsync(
        DownloadSource source,
        DownloadOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        var content = Open(source, options);
        try
        {
            await content.ConnectAsync(cancellationToken).ConfigureAwait(false);
            return content;
        }
        catch
        {
            await content.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>
    /// Downloads the files of a dataset into a folder, several at a time, in the order in which they are done (<c>GET
    /// /datasets/{dataset}/</c>).
    /// </summary>
    /// <param name="dataset">The dataset: its id, its slug, or the dataset as it was read.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="options">Which files, and how.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>One entry for each resource that is wanted: a file, or a failure with its reason.</returns>
    public IAsyncEnumerable<DatasetDownload> DownloadDatasetAsync(
        DatasetKey dataset,
        string folder,
        DatasetDownloadOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        var settings = options ?? new DatasetDownloadOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.FilesInFlight, 1, nameof(DatasetDownloadOptions.FilesInFlight));
        return EnumerateAsync(dataset.Value, Path.GetFullPath(folder), settings, cancellationToken);
    }

    private async IAsyncEnumerable<DatasetDownload> EnumerateAsync(
        string dataset,
        string folder,
        DatasetDownloadOptions settings,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var listed = await ListAsync(dataset, cancellationToken).ConfigureAwait(false);
        var files = new DatasetFiles(this, folder, settings).DownloadAsync(listed, cancellationToken);
        await foreach (var file in files.ConfigureAwait(false))
        {
            yield return file;
        }
    }

    // One entry that cannot be read does not stand in the way of the others.
    private async Task<IReadOnlyList<ListedResource>> ListAsync(string dataset, CancellationToken cancellationToken)
    {
        var raw = new RawResponse { KeepsBody = true };
        try
        {
            var whole = await _catalog
                .Datasets[dataset]
                .GetAsync(request => request.Options.Add(raw), cancellationToken)
                .ConfigureAwait(false);
            return ListedResource.Of(whole);
        }
        catch (DataGouvUnreadableAnswerException) when (ListedResource.Read(raw.Body) is { } entries)
        {
            return entries;
        }
    }

    private static Task<DownloadedFile> Observe(Func<Task<DownloadedFile>> download) =>
        WorkTelemetry.ObserveAsync(WorkTelemetry.Download, download, static file => file.Bytes);

    private FileDownload Download(DownloadSource source, DownloadOptions? options) =>
        new(_transport, source, (options ?? DownloadOptions.Default).Checked(source.Checksum), _time);

    private DownloadStream Open(DownloadSource source, DownloadOptions? options)
    {
        ArgumentNullException.ThrowIfNull(source);
        return new DownloadStream(_transport, source, (options ?? DownloadOptions.Default).Checked(source.Checksum), verifies: true, _time);
    }
}
