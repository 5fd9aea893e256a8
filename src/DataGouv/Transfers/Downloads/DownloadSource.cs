using DataGouv.Catalog;

namespace DataGouv;

/// <summary>
/// Names a file to download: that of a resource, hosted by the platform or anywhere else, or the file at any address. Resources and
/// addresses convert by themselves. No credential is ever sent for it.
/// </summary>
public sealed class DownloadSource
{
    private DownloadSource(Uri address)
    {
        Address = address;
    }

    /// <summary>Where it is asked for.</summary>
    public Uri Address { get; }

    /// <summary>The name that it would have in a folder; null when the server or the address tells. It is always made safe.</summary>
    public string? FileName { get; init; }

    /// <summary>What the file is verified by.</summary>
    public FileChecksum? Checksum { get; init; }

    /// <summary>The size that is announced, if any.</summary>
    public long? Size { get; init; }

    /// <summary>Converts a resource to its file, at the address that the resource has now.</summary>
    public static implicit operator DownloadSource(Resource resource) => FromResource(resource);

    /// <summary>Converts a community resource to its file, at the address that the resource has now.</summary>
    public static implicit operator DownloadSource(CommunityResource resource) => FromResource(resource);

    /// <summary>Converts an address to the file there.</summary>
    public static implicit operator DownloadSource(Uri address) => FromUri(address);

    /// <summary>Returns the file of a resource, at the address that the resource has now.</summary>
    /// <param name="resource">The resource, as it was read.</param>
    /// <exception cref="ArgumentException">The resource has no address: it was read with a mask that leaves the address out.</exception>
    public static DownloadSource FromResource(Resource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        var sent = ReadModel.WithoutMask(resource);
        return Of(sent.UrlIfSent, sent.IdIfSent, sent.TitleIfSent, sent.Format, sent.Filesize, FileChecksum.From(sent.Checksum));
    }

    /// <summary>Returns the file of a community resource, at the address that the resource has now.</summary>
    /// <param name="resource">The community resource, as it was read.</param>
    /// <exception cref="ArgumentException">The resource has no address: it was read with a mask that leaves the address out.</exception>
    public static DownloadSource FromResource(CommunityResource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        var sent = ReadModel.WithoutMask(resource);
        return Of(sent.UrlIfSent, sent.IdIfSent, sent.TitleIfSent, sent.Format, sent.Filesize, FileChecksum.From(sent.Checksum));
    }

    /// <summary>
    /// Returns the file of a resource at its permanent address (<c>GET /datasets/r/{id}</c>), which leads to the current file
    /// even if it was replaced since.
    /// </summary>
    /// <param name="resource">The resource, as it was read. A file that was replaced since does not have its checksum.</param>
    /// <exception cref="ArgumentException">The resource has no address: it was read with a mask that leaves the address out.</exception>
    public static DownloadSource FromLatest(Resource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        var sent = ReadModel.WithoutMask(resource);
        return Of(sent.LatestIfSent, sent.IdIfSent, sent.TitleIfSent, sent.Format, sent.Filesize, FileChecksum.From(sent.Checksum));
    }

    /// <summary>
    /// Returns the file of a community resource at its permanent address (<c>GET /datasets/r/{id}</c>), which leads to the current file
    /// even if it was replaced since.
    /// </summary>
    /// <param name="resource">The resource, as it was read. A file that was replaced since does not have its checksum.</param>
    /// <exception cref="ArgumentException">The resource has no address: it was read with a mask that leaves the address out.</exception>
    public static DownloadSource FromLatest(CommunityResource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        var sent = ReadModel.WithoutMask(resource);
        return Of(sent.LatestIfSent, sent.IdIfSent, sent.TitleIfSent, sent.Format, sent.Filesize, FileChecksum.From(sent.Checksum));
    }

    /// <summary>Returns the file at an address.</summary>
    /// <param name="address">An absolute http or https address.</param>
    /// <param name="checksum">What the file is verified by.</param>
    public static DownloadSource FromUri(Uri address, FileChecksum? checksum = null)
    {
        ArgumentNullException.ThrowIfNull(address);
        return new DownloadSource(Checked(address)) { Checksum = checksum };
    }

    /// <summary>The same file under another name.</summary>
    internal DownloadSource Named(string fileName) => new(Address) { FileName = fileName, Checksum = Checksum, Size = Size };

    /// <summary>The name of a resource's file.</summary>
    internal static string? NameOf(Resource resource) => Name(resource.TitleIfSent, resource.Format);

    private static DownloadSource Of(string? url, Guid? id, string? title, string? format, long? size, FileChecksum? checksum)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address))
        {
            throw new ArgumentException(
                $"The resource {id} has no address to download from (\"{url}\"): read it whole, without an X-Fields mask.",
                nameof(url));
        }

        return new DownloadSource(Checked(address)) { FileName = Name(title, format), Checksum = checksum, Size = size };
    }

    // The title is what people know a file by. It seldom has an extension.
    private static string? Name(string? title, string? format) =>
        string.IsNullOrWhiteSpace(title)
        || string.IsNullOrWhiteSpace(format)
        || title.EndsWith($".{format}", StringComparison.OrdinalIgnoreCase)
            ? title
            : $"{title}.{format}";

    private static Uri Checked(Uri address) =>
        address.IsAbsoluteUri && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
            ? address
            : throw new ArgumentException($"\"{address}\" cannot be downloaded: only http and https addresses can.", nameof(address));
}
