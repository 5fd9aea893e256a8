using Microsoft.Win32.SafeHandles;

namespace DataGouv.Transfers.Uploads.Sources;

/// <summary>A file on disk.</summary>
internal sealed class FileReader : SourceReader
{
    private readonly FileStream _file;
    private readonly SafeFileHandle _handle;

    private FileReader(FileStream file)
    {
        (_file, _handle) = (file, file.SafeFileHandle);
        Length = file.Length;
    }

    /// <inheritdoc />
    public override long? Length { get; }

    /// <summary>Opens a file that others may read meanwhile, and nobody write; what is no file on a disk is read forward.</summary>
    public static SourceReader Open(string path)
    {
        if (Directory.Exists(path))
        {
            throw new ArgumentException(
                $"\"{path}\" is a directory: upload its files one by one, or put them into an archive.",
                nameof(path));
        }

        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"\"{path}\" does not exist: nothing was uploaded.", path);
        }

        var file = new FileStream(
            path,
            new FileStreamOptions
            {
                Access = FileAccess.Read,
                Share = FileShare.Read,
                Options = FileOptions.Asynchronous,
                BufferSize = 0,
            });
        return file.CanSeek ? new FileReader(file) : new ForwardReader(file, leaveOpen: false);
    }

    /// <inheritdoc />
    public override ValueTask<int> ReadAtAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken) =>
        RandomAccess.ReadAsync(_handle, buffer, offset, cancellationToken);

    /// <inheritdoc />
    public override void Dispose()
    {
        _file.Dispose();
        base.Dispose();
    }
}
