using System.Formats.Tar;
using System.Security.Cryptography;

namespace DataGouv.Transfers.Downloads;

/// <summary>Where downloads go: which name a file gets, and what is there already.</summary>
internal static class DownloadFolder
{
    /// <summary>
    /// The place of a file in a folder. Some systems take names for one that differ only by case or Unicode form: a file that is there
    /// under such a
    /// name is the same one everywhere.
    /// </summary>
    public static string PathOf(string folder, string? name)
    {
        var safe = SafeFileName.From(name);
        var path = Path.GetFullPath(Path.Combine(folder, safe));
        if (File.Exists(path) || !Directory.Exists(folder))
        {
            return path;
        }

        var folded = SafeFileName.Fold(safe);
        return
            Directory.EnumerateFiles(folder).FirstOrDefault(existing => SafeFileName.Fold(Path.GetFileName(existing)) == folded) is { } same
            ? Path.GetFullPath(same)
            : path;
    }

    /// <summary>What is to be done about a file that is there already.</summary>
    /// <returns>The file, if it is the one that would be downloaded and is to be kept.</returns>
    /// <exception cref="IOException">There is one, and the download is to fail.</exception>
    public static async Task<DownloadedFile?> CheckAsync(
        string path,
        DownloadSource source,
        ExistingFile existing,
        CancellationToken cancellationToken)
    {
        if (Directory.Exists(path))
        {
            throw new IOException($"\"{path}\" is a directory: a file cannot be downloaded to its name.");
        }

        if (!File.Exists(path))
        {
            return null;
        }

        if (existing == ExistingFile.Fail)
        {
            throw new IOException(
                $"\"{path}\" exists already: remove it, or say with DownloadOptions.Existing that it may be replaced or kept.");
        }

        if (IsSpecial(path))
        {
            throw new IOException($"\"{path}\" is a pipe or a device: only a file can be replaced.");
        }

        return
            existing == ExistingFile.SkipIfSame
            && source.Checksum is { } checksum
            && await HashAsync(path, checksum.Hash, cancellationToken).ConfigureAwait(false) == checksum.Value
            ? new DownloadedFile(path, new FileInfo(path).Length, checksum, WasSkipped: true) { Verified = ChecksumForm.File }
            : null;
    }

    /// <summary>Follows a symbolic link to its end.</summary>
    /// <param name="path">The path of a file, which need not exist.</param>
    public static string TargetOf(string path) =>
        new FileInfo(path).LinkTarget is null ? path : File.ResolveLinkTarget(path, returnFinalTarget: true)!.FullName;

    // Only an archive tells the kind of a file without opening it: a pipe would wait for its writer, and a device can do anything.
    private static bool IsSpecial(string path)
    {
        var target = TargetOf(path);
        if (OperatingSystem.IsWindows() || new FileInfo(target).Length > 0)
        {
            return false;
        }

        using var archive = new MemoryStream();
        try
        {
            using var writer = new TarWriter(archive, TarEntryFormat.Pax, leaveOpen: true);
            writer.WriteEntry(target, nameof(target));
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
        catch (IOException)
        {
            // An archive takes no sockets.
            return true;
        }

        archive.Position = 0;
        using var reader = new TarReader(archive);
        return reader.GetNextEntry() is not { EntryType: TarEntryType.RegularFile };
    }

    private static async Task<string> HashAsync(string path, HashAlgorithmName algorithm, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(algorithm);
        using var file = File.OpenHandle(path, options: FileOptions.Asynchronous | FileOptions.SequentialScan);
        var buffer = new byte[1 << 17];
        var position = 0L;
        while (await RandomAccess.ReadAsync(file, buffer, position, cancellationToken).ConfigureAwait(false) is > 0 and var read)
        {
            hash.AppendData(buffer, 0, read);
            position += read;
        }

        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }
}
