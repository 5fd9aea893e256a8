namespace DataGouv;

/// <summary>A file in a multipart form. It is read once, from where the stream stands, and never closed.</summary>
/// <param name="content">What the file holds. The caller keeps it and disposes it.</param>
/// <param name="fileName">The name that the server sees; any text, it is escaped on the wire (RFC 7578).</param>
/// <param name="contentType">The media type of the file.</param>
public sealed class FilePart(Stream content, string fileName, string contentType = "application/octet-stream")
{
    /// <summary>What the file holds.</summary>
    public Stream Content { get; } = Readable(content);

    /// <summary>The name that the server sees.</summary>
    public string FileName { get; } = Filled(fileName, nameof(fileName));

    /// <summary>The media type of the file.</summary>
    public string ContentType { get; } = OneLine(Filled(contentType, nameof(contentType)));

    private static Stream Readable(Stream content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return content.CanRead ? content : throw new ArgumentException("The stream cannot be read: pass an open, readable stream.", nameof(content));
    }

    private static string Filled(string value, string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value, name);
        return value;
    }

    private static string OneLine(string contentType) => contentType.AsSpan().ContainsAny('\r', '\n')
        ? throw new ArgumentException("A media type has no line break.", nameof(contentType))
        : contentType;
}
