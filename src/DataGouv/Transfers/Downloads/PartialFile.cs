using System.Buffers;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace DataGouv.Transfers.Downloads;

/// <summary>A file that is not complete yet. It has a name of its own beside the final one, and takes that in one step.</summary>
internal sealed class PartialFile : IDisposable
{
    private const int BufferSize = 1 << 19;

    private readonly SafeFileHandle _file;

    private PartialFile(string path, SafeFileHandle file)
    {
        (Path, _file) = (path, file);
    }

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>Begins a file in a folder.</summary>
    public static PartialFile Create(string folder) =>
        Open(System.IO.Path.Combine(folder, $".{Guid.NewGuid():N}.part"), FileMode.CreateNew);

    /// <summary>Begins a file under a name.</summary>
    internal static PartialFile Open(string path, FileMode mode) =>
        new(path, File.OpenHandle(path, mode, FileAccess.Write, FileShare.None, FileOptions.Asynchronous));

    /// <summary>
    /// Writes everything that comes. The writing of one piece, the hashing of it and the reading of the next go on side by side.
    /// </summary>
    /// <param name="content">What comes.</param>
    /// <param name="algorithm">How it is hashed; null when it is not.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>The size, and the hash in hexadecimal.</returns>
    public async Task<(long Size, string? Hash)> WriteAsync(
        Stream content,
        HashAlgorithmName? algorithm,
        CancellationToken cancellationToken)
    {
        if (RandomAccess.GetLength(_file) > 0)
        {
            RandomAccess.SetLength(_file, 0);
        }

        using var hash = algorithm is { } name ? IncrementalHash.CreateHash(name) : null;
        var (current, next) = (ArrayPool<byte>.Shared.Rent(BufferSize), ArrayPool<byte>.Shared.Rent(BufferSize));
        var size = 0L;
        ValueTask writing = default;
        try
        {
            while (await FillAsync(content, current, cancellationToken).ConfigureAwait(false) is > 0 and var filled)
            {
                await Written().ConfigureAwait(false);
                writing = RandomAccess.WriteAsync(_file, current.AsMemory(0, filled), size, cancellationToken);
                hash?.AppendData(current, 0, filled);
                size += filled;
                (current, next) = (next, current);
            }

            await Written().ConfigureAwait(false);
            return (size, hash is null ? null : Convert.ToHexStringLower(hash.GetCurrentHash()));
        }
        finally
        {
            // A buffer that is still being written goes back to nobody.
            await Written().AsTask().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            ArrayPool<byte>.Shared.Return(current);
            ArrayPool<byte>.Shared.Return(next);
        }

        // Each writing is waited for once.
        ValueTask Written()
        {
            var last = writing;
            writing = default;
            return last;
        }
    }

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
    }

    /// <summary>Removes it.</summary>
    public void Delete()
    {
        _file.Dispose();
        File.Delete(Path);
    }

    /// <inheritdoc />
    public void Dispose() => _file.Dispose();

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private static async ValueTask<int> FillAsync(Stream content, byte[] buffer, CancellationToken cancellationToken)
    {
        var filled = 0;
        while (
            filled < BufferSize
            && await content.ReadAsync(buffer.AsMemory(filled, BufferSize - filled), cancellationToken).ConfigureAwait(false)
                is > 0
                    and var read)
        {
            filled += read;
        }

        return filled;
    }
}
