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
    internal Func<string, PartialFile> CreatePartial { get; init; } =
        folder => options.KeepPartialFile ? PartialFile.CreateToKeep(folder, source.Address) : PartialFile.Create(folder);

    /// <summary>Determines whether a failure means that the disk is full.</summary>
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
            using var kept = PartialFile.TakeUp(folder, source.Address);
            await ConnectAsync(content, kept, cancellationToken).ConfigureAwait(false);
            var target = knowsPath ? path() : DownloadFolder.PathOf(folder, content.File.Name);
            if (
                !knowsPath
                && await DownloadFolder.CheckAsync(target, source, options.Existing, cancellationToken).ConfigureAwait(false) is { } same)
            {
                return same;
            }

            Directory.CreateDirectory(folder);
            using var partial = kept ?? CreatePartial(folder);
            return await WriteAsync(content, partial, target, cancellationToken).ConfigureAwait(false);
        }
    }

    // What an earlier download kept is gone on with, unless it is no longer the beginning of the file.
    private static async Task ConnectAsync(DownloadStream content, PartialFile? kept, CancellationToken cancellationToken)
    {
        try
        {
            if (kept?.Note is { } note && kept.Length <= (note.File.Total ?? long.MaxValue))
            {
                content.GoOn(note.File, kept.Length);
            }

            await content.ConnectAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (DownloadException changed) when (kept is not null && changed.CanRestart)
        {
            content.Restart();
            await content.ConnectAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<DownloadedFile> WriteAsync(
        DownloadStream content,
        PartialFile partial,
        string target,
        CancellationToken cancellationToken)
    {
        try
        {
            Remember(content, partial);
            var checksum = options.Verify == ChecksumVerification.Off ? null : source.Checksum;
            var (size, verified) = await ReadAllAsync(content, partial, checksum, cancellationToken).ConfigureAwait(false);
            partial.Complete(target, options.Existing != ExistingFile.Fail);
            content.Finish();
            return new DownloadedFile(target, size, checksum, WasSkipped: false)
            {
                Verified = verified,
                MediaType = content.File.MediaType,
            };
        }
        catch (DownloadException lost) when (options.KeepPartialFile && lost.IsIncomplete)
        {
            Remember(content, partial);
            lost.PartialFile = partial.Path;
            throw;
        }
        catch (OperationCanceledException) when (options.KeepPartialFile)
        {
            Remember(content, partial);
            throw;
        }
        catch (IOException failure) when (IsDiskFull(failure))
        {
            partial.Delete();
            throw new DownloadException(
                DownloadFailure.DiskFull,
                $"The disk of \"{target}\" is full: {content.Position} bytes of {source.Address} had come, and were removed.",
                content.Position,
                failure);
        }
        catch
        {
            partial.Delete();
            throw;
        }
    }

    private void Remember(DownloadStream content, PartialFile partial)
    {
        if (options.KeepPartialFile && content.CanBeResumed)
        {
            partial.Remember(source.Address, content.File);
        }
    }

    private static async Task<(long Size, ChecksumForm? Verified)> ReadAllAsync(
        DownloadStream content,
        PartialFile partial,
        FileChecksum? checksum,
        CancellationToken cancellationToken)
    {
        var isGoneOnWith = content.Position > 0;
        for (var restarts = 0; ; restarts++)
        {
            try
            {
                var (size, hash) = await partial
                    .WriteAsync(content, content.Position, checksum?.Hash, cancellationToken)
                    .ConfigureAwait(false);
                return (size, checksum is null ? null : content.Verify(checksum, hash!));
            }
            catch (DownloadException changed) when (changed.CanRestart && restarts < MostRestarts) { }
            catch (ChecksumMismatchException) when (isGoneOnWith && restarts == 0)
            {
                // What was kept may be at fault.
            }

            partial.Forget();
            content.Restart();
        }
    }
}
