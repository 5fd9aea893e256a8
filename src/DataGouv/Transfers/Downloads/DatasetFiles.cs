using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace DataGouv.Transfers.Downloads;

/// <summary>
/// The files of a dataset on their way into a folder, several at a time. Each entry of its list becomes a file or a failure.
/// </summary>
internal sealed class DatasetFiles(DownloadClient downloads, string folder, DatasetDownloadOptions options)
{
    /// <summary>Downloads the files of some resources, and returns each as soon as it is done.</summary>
    public async IAsyncEnumerable<DatasetDownload> DownloadAsync(
        IEnumerable<ListedResource> listed,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var done = Channel.CreateUnbounded<DatasetDownload>();
        var running = RunAsync(listed, done.Writer, stop.Token);
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
            // A caller that leaves early wants no more of it.
            await stop.CancelAsync().ConfigureAwait(false);
            await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // The reader waits for the end of the channel: whatever happens, and be it before the first file, must end it.
    private async Task RunAsync(
        IEnumerable<ListedResource> listed,
        ChannelWriter<DatasetDownload> done,
        CancellationToken cancellationToken)
    {
        try
        {
            var wanted = listed.Where(entry => options.Wants(entry.Resource)).ToList();
            await Parallel
                .ForEachAsync(
                    wanted.Zip(DatasetFileNames.Of([.. wanted.Select(entry => entry.Resource)])),
                    new ParallelOptions { MaxDegreeOfParallelism = options.FilesInFlight, CancellationToken = cancellationToken },
                    async (entry, cancellation) =>
                        await done.WriteAsync(await OneAsync(entry.First, entry.Second, cancellation).ConfigureAwait(false), cancellation)
                            .ConfigureAwait(false))
                .ConfigureAwait(false);
            done.Complete();
        }
        catch (Exception failure)
        {
            done.Complete(failure);
        }
    }

    private async Task<DatasetDownload> OneAsync(ListedResource entry, string name, CancellationToken cancellationToken)
    {
        if (entry.Resource is not { } resource)
        {
            return new DatasetDownload(null, null, entry.Failure());
        }

        try
        {
            var source = DownloadSource.FromResource(resource) with { FileName = name };
            var file = await downloads.ToFolderAsync(source, folder, options.Download, cancellationToken).ConfigureAwait(false);
            return new DatasetDownload(resource, file, null);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            return new DatasetDownload(resource, null, failure);
        }
    }
}
