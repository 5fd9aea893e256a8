using System.Net.Http.Headers;
using DataGouv.Transfers.Uploads.Sources;

namespace DataGouv;

/// <summary>A file to upload, wherever it comes from. It can be used once.</summary>
public sealed class UploadSource
{
    private const string AnyContent = "application/octet-stream";

    // That of the file systems on which the platform keeps files.
    private const int LongestName = 255;

    private readonly Func<SourceReader> _open;

    private UploadSource(string fileName, string argument, string contentType, Func<SourceReader> open)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(fileName, argument);
        FileName = fileName.EnumerateRunes().Count() <= LongestName
            ? fileName
            : throw new ArgumentException(
                $"The file name has more than {LongestName} characters, and the platform cannot store such a file: "
                    + "give the source a shorter one.",
                argument);
        ContentType = MediaTypeHeaderValue.TryParse(contentType, out _)
            ? contentType
            : throw new ArgumentException(
                $"\"{contentType}\" is not a media type, such as text/csv: leave it out if you do not know it.",
                nameof(contentType));
        _open = open;
    }

    /// <summary>Gets the name that the platform sees. It makes its own of it: lower case, without accents or spaces.</summary>
    public string FileName { get; }

    /// <summary>Gets the media type that is declared of a file that is sent whole. The platform makes its own from the name.</summary>
    public string ContentType { get; }

    /// <summary>
    /// Returns a file on disk. It is opened when the upload begins. A named pipe or a device is sent as a stream that cannot seek.
    /// </summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="fileName">The name that the platform sees; null for the name of the file.</param>
    /// <param name="contentType">The media type that is declared; the platform makes its own from the name.</param>
    /// <exception cref="ArgumentException">
    /// The path or the name is empty, the name has more than 255 characters, or the media type is none.
    /// </exception>
    public static UploadSource FromFile(string path, string? fileName = null, string contentType = AnyContent)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var (name, argument) = fileName is null ? (Path.GetFileName(path), nameof(path)) : (fileName, nameof(fileName));
        return new UploadSource(name, argument, contentType, () => FileReader.Open(path));
    }

    /// <summary>
    /// Returns a stream, read from where it stands to its end. It stays open. One that can seek is sent in several parts at a time; one
    /// that cannot is sent part after part, and no more than one part of it is kept in memory.
    /// </summary>
    /// <param name="content">The stream; it must not be read by anything else meanwhile.</param>
    /// <param name="fileName">The name that the platform sees.</param>
    /// <param name="contentType">The media type that is declared; the platform makes its own from the name.</param>
    /// <exception cref="ArgumentException">
    /// The stream cannot be read, the name is empty or has more than 255 characters, or the media type is none.
    /// </exception>
    public static UploadSource FromStream(Stream content, string fileName, string contentType = AnyContent)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (!content.CanRead)
        {
            throw new ArgumentException("The stream cannot be read: pass an open, readable stream.", nameof(content));
        }

        return new UploadSource(
            fileName,
            nameof(fileName),
            contentType,
            () => content.CanSeek ? new SeekableReader(content) : new ForwardReader(content, leaveOpen: true));
    }

    /// <summary>Returns bytes in memory.</summary>
    /// <param name="content">The bytes; they must not change meanwhile.</param>
    /// <param name="fileName">The name that the platform sees.</param>
    /// <param name="contentType">The media type that is declared; the platform makes its own from the name.</param>
    /// <exception cref="ArgumentException">
    /// The name is empty or has more than 255 characters, or the media type is none.
    /// </exception>
    public static UploadSource FromBytes(ReadOnlyMemory<byte> content, string fileName, string contentType = AnyContent) =>
        new(fileName, nameof(fileName), contentType, () => new MemoryReader(content));

    /// <summary>Opens it, and sees to it that there is something to send, as far as that can be known.</summary>
    internal async Task<SourceReader> OpenAsync(CancellationToken cancellationToken)
    {
        // A named pipe opens when somebody begins to write into it.
        var reader = await Task.Run(_open, cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false);
        if (reader.Length == 0)
        {
            reader.Dispose();
            throw Empty(FileName);
        }

        return reader;
    }

    internal static ArgumentException Empty(string fileName) =>
        new(
            $"\"{fileName}\" is empty: the platform would publish a file without content. "
                + "If it was just written, flush or rewind the stream first.",
            nameof(fileName));
}
