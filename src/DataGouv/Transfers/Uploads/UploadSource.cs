using System.Net.Http.Headers;
using DataGouv.Transfers.Uploads;

namespace DataGouv;

/// <summary>A file to upload, wherever it comes from. It can be used once.</summary>
public sealed class UploadSource
{
    private const string AnyContent = "application/octet-stream";

    private readonly Func<SourceReader> _open;

    private UploadSource(string fileName, string argument, string contentType, Func<SourceReader> open)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(fileName, argument);
        FileName = fileName;
        ContentType = MediaTypeHeaderValue.TryParse(contentType, out _)
            ? contentType
            : throw new ArgumentException($"\"{contentType}\" is not a media type, such as text/csv: leave it out if you do not know it.", nameof(contentType));
        _open = open;
    }

    /// <summary>The name that the platform sees. It makes its own of it: lower case, without accents or spaces.</summary>
    public string FileName { get; }

    /// <summary>The media type that is declared of a file that is sent whole. The platform makes its own from the name.</summary>
    public string ContentType { get; }

    /// <summary>A file on disk. It is opened when the upload begins.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="fileName">The name that the platform sees, if not the one it has.</param>
    /// <param name="contentType">The media type that is declared; the platform makes its own from the name.</param>
    /// <exception cref="ArgumentException">The path or the name is empty, or the media type is none.</exception>
    public static UploadSource FromFile(string path, string? fileName = null, string contentType = AnyContent)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return new UploadSource(fileName ?? Path.GetFileName(path), fileName is null ? nameof(path) : nameof(fileName), contentType, () => FileReader.Open(path));
    }

    /// <summary>
    /// A stream, read from where it stands to its end. It stays open. One that can seek is sent in several parts at a time; one that
    /// cannot is sent part after part, and no more than one part of it is kept in memory.
    /// </summary>
    /// <param name="content">The stream; nobody else may read it meanwhile.</param>
    /// <param name="fileName">The name that the platform sees.</param>
    /// <param name="contentType">The media type that is declared; the platform makes its own from the name.</param>
    /// <exception cref="ArgumentException">The stream cannot be read, the name is empty, or the media type is none.</exception>
    public static UploadSource FromStream(Stream content, string fileName, string contentType = AnyContent)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (!content.CanRead)
        {
            throw new ArgumentException("The stream cannot be read: pass an open, readable stream.", nameof(content));
        }

        return new UploadSource(fileName, nameof(fileName), contentType, () => content.CanSeek ? new SeekableReader(content) : new ForwardReader(content));
    }

    /// <summary>Bytes in memory.</summary>
    /// <param name="content">The bytes; they must not change meanwhile.</param>
    /// <param name="fileName">The name that the platform sees.</param>
    /// <param name="contentType">The media type that is declared; the platform makes its own from the name.</param>
    /// <exception cref="ArgumentException">The name is empty, or the media type is none.</exception>
    public static UploadSource FromBytes(ReadOnlyMemory<byte> content, string fileName, string contentType = AnyContent) =>
        new(fileName, nameof(fileName), contentType, () => new MemoryReader(content));

    /// <summary>Sees to it that there is something to send, as far as that can be known.</summary>
    internal void CheckContent() => Open().Dispose();

    /// <summary>Opens it, and sees to it that there is something to send.</summary>
    internal SourceReader Open()
    {
        var reader = _open();
        if (reader.Length == 0)
        {
            reader.Dispose();
            throw Empty(FileName);
        }

        return reader;
    }

    internal static ArgumentException Empty(string fileName) =>
        new($"\"{fileName}\" is empty: the platform would publish a file without content. If it was just written, flush or rewind the stream first.", nameof(fileName));
}
