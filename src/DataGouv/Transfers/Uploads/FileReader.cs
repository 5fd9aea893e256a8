using Microsoft.Win32.SafeHandles;

namespace DataGouv.Transfers.Uploads;

/// <summary>A file on disk.</summary>
internal sealed class FileReader : SourceReader
{
    private readonly SafeFileHandle _file;

    private FileReader(SafeFileHandle file)
    {
        _file = file;
        Length = RandomAccess.GetLength(file);
    }

    /// <inheritdoc />
    public override long? Length { get; }

    /// <summary>Opens a file that others may read meanwhile, and nobody write.</summary>
    public static FileReader Open(string path)
    {
        if (Directory.Exists(path))
        {
            throw new ArgumentException($"\"{path}\" is a directory: upload its files one by one, or put them into an archive.", nameof(path));
        }

        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"\"{path}\" does not exist: nothing was uploaded.", path);
        }

        return new FileReader(File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read, FileOptions.Asynchronous));
    }

    /// <inheritdoc />
    public override ValueTask<int> ReadAtAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken) =>
        RandomAccess.ReadAsync(_file, buffer, offset, cancellationToken);

    /// <inheritdoc />
    public override void Dispose()
    {
        _file.Dispose();
        base.Dispose();
    }
}
