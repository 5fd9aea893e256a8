using DataGouv.Catalog;

namespace DataGouv;

/// <summary>A file to download: of a resource, hosted by the platform or anywhere else, or at any address. No credential is ever sent for it.</summary>
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

    /// <summary>The file of a resource, at the address that the resource has now.</summary>
    public static implicit operator DownloadSource(Resource resource) => FromResource(resource);

    /// <summary>The file of a community resource, at the address that the resource has now.</summary>
    public static implicit operator DownloadSource(CommunityResource resource) => FromCommunityResource(resource);

    /// <summary>The file at an address.</summary>
    public static implicit operator DownloadSource(Uri address) => FromUri(address);

    /// <summary>The file of a resource, at the address that the resource has now.</summary>
    /// <param name="resource">The resource, as it was read.</param>
    public static DownloadSource FromResource(Resource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return Of(resource.Url, resource.Id, resource.Title, resource.Format, resource.Filesize, resource.Checksum);
    }

    /// <summary>The file of a resource at its permanent address (<c>GET /datasets/r/{id}</c>), which leads to the current file even if it was replaced since.</summary>
    /// <param name="resource">The resource, as it was read. A file that was replaced since does not have its checksum.</param>
    public static DownloadSource FromLatest(Resource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return Of(resource.Latest, resource.Id, resource.Title, resource.Format, resource.Filesize, resource.Checksum);
    }

    /// <summary>The file of a community resource, at the address that the resource has now.</summary>
    /// <param name="resource">The community resource, as it was read.</param>
    public static DownloadSource FromCommunityResource(CommunityResource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return Of(resource.Url, resource.Id, resource.Title, resource.Format, resource.Filesize, resource.Checksum);
    }

    /// <summary>The file at an address.</summary>
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
    internal static string? NameOf(Resource resource) => Name(resource.Title, resource.Format);

    private static DownloadSource Of(string? url, Guid? id, string? title, string? format, long? size, Checksum? checksum)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address))
        {
            throw new ArgumentException($"The resource {id} has no address to download from (\"{url}\"): read it whole, without an X-Fields mask.", nameof(url));
        }

        return new DownloadSource(Checked(address)) { FileName = Name(title, format), Checksum = FileChecksum.From(checksum), Size = size };
    }

    // The title is what people know a file by. It seldom has an extension.
    private static string? Name(string? title, string? format) =>
        string.IsNullOrWhiteSpace(title) || string.IsNullOrWhiteSpace(format) || title.EndsWith($".{format}", StringComparison.OrdinalIgnoreCase) ? title : $"{title}.{format}";

    private static Uri Checked(Uri address) => address.IsAbsoluteUri && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
        ? address
        : throw new ArgumentException($"\"{address}\" cannot be downloaded: only http and https addresses can.", nameof(address));
}
