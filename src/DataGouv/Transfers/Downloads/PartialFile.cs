using System.Security.Cryptography;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace DataGouv.Transfers.Downloads;

/// <summary>A file that is not complete yet. It has a name of its own beside the final one, and takes that in one step.</summary>
internal sealed class PartialFile : IDisposable
{
    private const int KeyLength = 8;

    private readonly SafeFileHandle _file;

    private PartialFile(string path, SafeFileHandle file)
    {
        (Path, _file) = (path, file);
    }

    /// <summary>Gets where it is.</summary>
    public string Path { get; }

    /// <summary>Gets how many bytes have been written to it.</summary>
    public long Length => RandomAccess.GetLength(_file);

    /// <summary>Gets what was noted of it when it was kept; null when it is new.</summary>
    public PartialFileNote? Note { get; private init; }

    /// <summary>Begins a file in a folder.</summary>
    public static PartialFile Create(string folder) =>
        Open(System.IO.Path.Combine(folder, $".{Guid.NewGuid():N}.part"), FileMode.CreateNew);

    /// <summary>Begins a file in a folder that the next download from the same address finds.</summary>
    public static PartialFile CreateToKeep(string folder, Uri address)
    {
        try
        {
            return Open(PathOf(folder, address), FileMode.OpenOrCreate);
        }
        catch (IOException)
        {
            // Another download writes to it.
            return Create(folder);
        }
    }

    /// <summary>Opens the file that an earlier download from the same address kept.</summary>
    /// <returns>The file; null when there is none, or none that can be gone on with.</returns>
    public static PartialFile? TakeUp(string folder, Uri address)
    {
        var path = PathOf(folder, address);
        if (!File.Exists(path) || PartialFileNote.Load(path) is not { } note || note.Address != address)
        {
            return null;
        }

        try
        {
            return new PartialFile(path, Handle(path, FileMode.Open)) { Note = note };
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Begins a file under a name.</summary>
    internal static PartialFile Open(string path, FileMode mode) => new(path, Handle(path, mode));

    /// <summary>Notes what another download needs to go on.</summary>
    public void Remember(Uri address, RemoteFile file) => new PartialFileNote(address, file).Save(Path);

    /// <summary>Removes the note: what was written is not the beginning of the file.</summary>
    public void Forget() => PartialFileNote.Delete(Path);

    /// <summary>Writes everything that comes, and keeps what has come when no more does.</summary>
    /// <param name="content">What comes.</param>
    /// <param name="from">How many bytes of the file stay. They are hashed as well.</param>
    /// <param name="algorithm">How it is hashed; null when it is not.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>The size, and the hash in hexadecimal.</returns>
    public Task<(long Size, string? Hash)> WriteAsync(
        Stream content,
        long from,
        HashAlgorithmName? algorithm,
        CancellationToken cancellationToken) =>
        new ContentWriter(_file, content).WriteAsync(from, algorithm, cancellationToken);

    /// <summary>
    /// Gives it its final name, with everything on the disk before. What it replaces keeps its mode, and a link to it stays one.
    /// </summary>
    public void Complete(string path, bool overwrite)
    {
        var target = overwrite ? DownloadFolder.TargetOf(path) : path;
        if (overwrite && !OperatingSystem.IsWindows() && File.Exists(target))
        {
            File.SetUnixFileMode(_file, File.GetUnixFileMode(target));
        }

        RandomAccess.FlushToDisk(_file);
        _file.Dispose();
        File.Move(Path, target, overwrite);
        Forget();
    }

    /// <summary>Removes it.</summary>
    public void Delete()
    {
        _file.Dispose();
        File.Delete(Path);
        Forget();
    }

    /// <inheritdoc />
    public void Dispose() => _file.Dispose();

    private static string PathOf(string folder, Uri address) =>
        System.IO.Path.Combine(
            folder,
            $".{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address.AbsoluteUri)).AsSpan(0, KeyLength))}.part");

    private static SafeFileHandle Handle(string path, FileMode mode) =>
        File.OpenHandle(path, mode, FileAccess.ReadWrite, FileShare.None, FileOptions.Asynchronous);
}
