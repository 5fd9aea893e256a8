namespace DataGouv.Transfers.Downloads;

/// <summary>One download to a file.</summary>
internal sealed class FileDownload(DownloadTransport transport, DownloadSource source, DownloadOptions options, TimeProvider time)
{
    private const int MostRestarts = 3;

    // The numbers under which Linux, macOS and Windows report a full disk or an exhausted quota.
    private static readonly int[] FullDisk = [28, 69, 122, 0x27, 0x70];

    /// <summary>Downloads to a path.</summary>
    public Task<DownloadedFile> ToPathAsync(string path, CancellationToken cancellationToken)
    {
        var full = Path.GetFullPath(path);
        return ToAsync(Path.GetDirectoryName(full)!, () => full, knowsPath: true, cancellationToken);
    }

    /// <summary>Downloads into a folder, under the name that the source, the server or the address gives.</summary>
    public Task<DownloadedFile> ToFolderAsync(string folder, CancellationToken cancellationToken) =>
        ToAsync(folder, () => DownloadFolder.PathOf(folder, source.FileName), source.FileName is not null, cancellationToken);

    /// <summary>Opens the partial file; a test of a full disk puts another in its place.</summary>
    internal Func<string, PartialFile> CreatePartial { get; init; } = PartialFile.Create;

    /// <summary>Is the disk full?</summary>
    internal static bool IsDiskFull(IOException failure) => FullDisk.Contains(failure.HResult & 0xFFFF);

    private async Task<DownloadedFile> ToAsync(string folder, Func<string> path, bool knowsPath, CancellationToken cancellationToken)
    {
        if (
            knowsPath
            && await DownloadFolder.CheckAsync(path(), source, options.Existing, cancellationToken).ConfigureAwait(false) is { } early)
        {
            return early;
        }

        var content = new DownloadStream(transport, source, options, verifies: false, time);
        await using (content.ConfigureAwait(false))
        {
            await content.ConnectAsync(cancellationToken).ConfigureAwait(false);
            var target = knowsPath ? path() : DownloadFolder.PathOf(folder, content.SuggestedName);
            if (
                !knowsPath
                && await DownloadFolder.CheckAsync(target, source, options.Existing, cancellationToken).ConfigureAwait(false) is { } same)
            {
                return same;
            }

            Directory.CreateDirectory(folder);
            return await WriteAsync(content, folder, target, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<DownloadedFile> WriteAsync(DownloadStream content, string folder, string target, CancellationToken cancellationToken)
    {
        using var partial = CreatePartial(folder);
        try
        {
            var checksum = options.Verify == ChecksumVerification.Off ? null : source.Checksum;
            var (size, hash) = await ReadAllAsync(content, partial, checksum, cancellationToken).ConfigureAwait(false);
            ChecksumForm? verified = checksum is null ? null : content.Verify(checksum, hash!);
            partial.Complete(target, options.Existing != ExistingFile.Fail);
            content.Finish();
            return new DownloadedFile(target, size, checksum, WasSkipped: false) { Verified = verified, MediaType = content.MediaType };
        }
        catch (DownloadException lost) when (options.KeepPartialFile && lost.IsIncomplete)
        {
            lost.PartialFile = partial.Path;
            throw;
        }
        catch (IOException failure) when (IsDiskFull(failure))
        {
            partial.Delete();
            throw new DownloadException(
                DownloadFailure.DiskFull,
                $"The disk of \"{folder}\" is full: {content.Position} bytes of {source.Address} had come, and were removed.",
                content.Position,
                failure);
        }
        catch
        {
            partial.Delete();
            throw;
        }
    }

    private static async Task<(long Size, string? Hash)> ReadAllAsync(
        DownloadStream content,
        PartialFile partial,
        FileChecksum? checksum,
        CancellationToken cancellationToken)
    {
        for (var restarts = 0; ; restarts++)
        {
            try
            {
                return await partial.WriteAsync(content, checksum?.Hash, cancellationToken).ConfigureAwait(false);
            }
            catch (DownloadException changed)
                when ((changed.MustRestart || changed.Reason == DownloadFailure.Changed) && restarts < MostRestarts)
            {
                content.Restart();
            }
        }
    }
}
