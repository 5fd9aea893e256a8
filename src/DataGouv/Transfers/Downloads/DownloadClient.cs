using System.Runtime.CompilerServices;
using System.Threading.Channels;
using DataGouv.Catalog;
using DataGouv.Telemetry;
using DataGouv.Transfers.Downloads;

namespace DataGouv;

/// <summary>
/// Fetches files, from the platform or from wherever a resource points to. They are verified, taken up again after a lost connection, and
/// never
/// half there. No credential goes along.
/// </summary>
public sealed class DownloadClient
{
    private const int IdLength = 8;

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
        var whole = await _catalog.Datasets[dataset].GetAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var done = Channel.CreateUnbounded<DatasetDownload>();
        var running = RunAsync([.. (whole.Resources ?? []).Where(settings.Wants)], folder, settings, done.Writer, stop.Token);
        try
        {
            await foreach (var download in done.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                yield return download;
            }

            await running.ConfigureAwait(false);
        }
        finally
        {
            // Whoever leaves early wants no more of it.
            await stop.CancelAsync().ConfigureAwait(false);
            await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
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

    private async Task RunAsync(
        IReadOnlyList<Resource> resources,
        string folder,
        DatasetDownloadOptions options,
        ChannelWriter<DatasetDownload> done,
        CancellationToken cancellationToken)
    {
        var names = Names(resources);
        try
        {
            await Parallel
                .ForEachAsync(
                    resources.Select((resource, index) => (resource, names[index])),
                    new ParallelOptions { MaxDegreeOfParallelism = options.FilesInFlight, CancellationToken = cancellationToken },
                    async (pair, cancellation) =>
                        await done.WriteAsync(
                                await OneAsync(pair.resource, pair.Item2, folder, options, cancellation).ConfigureAwait(false),
                                cancellation)
                            .ConfigureAwait(false))
                .ConfigureAwait(false);
            done.Complete();
        }
        catch (Exception failure)
        {
            done.Complete(failure);
        }
    }

    private async Task<DatasetDownload> OneAsync(
        Resource resource,
        string name,
        string folder,
        DatasetDownloadOptions options,
        CancellationToken cancellationToken)
    {
        try
        {
            var file = await ToFolderAsync(DownloadSource.FromResource(resource).Named(name), folder, options.Download, cancellationToken)
                .ConfigureAwait(false);
            return new DatasetDownload(resource, file, null);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return new DatasetDownload(resource, null, failure);
        }
    }

    // Many datasets have several files of one title; the id keeps their names apart, and the same from one download to the next.
    private static List<string> Names(IReadOnlyList<Resource> resources)
    {
        var names = resources
            .Select(resource => SafeFileName.From(DownloadSource.NameOf(resource) ?? resource.IdIfSent.ToString() ?? ""))
            .ToList();
        var shared = names.GroupBy(SafeFileName.Fold).Where(group => group.Count() > 1).Select(group => group.Key).ToHashSet();
        return
        [
            .. names.Select(
                (name, index) => shared.Contains(SafeFileName.Fold(name)) ? Apart(name, resources[index].IdIfSent ?? Guid.Empty) : name),
        ];
    }

    private static string Apart(string name, Guid id) =>
        $"{Path.GetFileNameWithoutExtension(name)}-{id.ToString("N")[..IdLength]}{Path.GetExtension(name)}";
}
