using DataGouv.Catalog;
using DataGouv.CatalogV2;
using DataGouv.Transfers.Downloads;

namespace DataGouv;

/// <summary>
/// Names a file to download: that of a resource, hosted by the platform or anywhere else, or the file at any address. Resources and
/// addresses convert by themselves. No credential is ever sent for it.
/// </summary>
public sealed record DownloadSource
{
    /// <summary>Initializes the source of a file at an address.</summary>
    /// <param name="address">An absolute http or https address.</param>
    public DownloadSource(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        Address = Checked(address);
    }

    /// <summary>Where it is asked for.</summary>
    public Uri Address { get; }

    /// <summary>
    /// The name that it gets in a folder; null when the server or the address tells. It is made safe: slashes become underscores.
    /// </summary>
    public string? FileName { get; init; }

    /// <summary>
    /// The checksum that the file is verified by, of the file itself or of its packed or unpacked form; null when none is known.
    /// </summary>
    public FileChecksum? Checksum { get; init; }

    /// <summary>
    /// The size in bytes that is announced, if any. It is what progress is measured by until the server says more; nothing is refused for
    /// it.
    /// </summary>
    public long? Size { get; init; }

    /// <summary>Converts a resource to its file, at the address that the resource has now.</summary>
    public static implicit operator DownloadSource(Resource resource) => FromResource(resource);

    /// <summary>Converts a community resource to its file, at the address that the resource has now.</summary>
    public static implicit operator DownloadSource(CommunityResource resource) => FromResource(resource);

    /// <summary>Converts a resource of version 2 of the Main API to its file, at the address that the resource has now.</summary>
    public static implicit operator DownloadSource(ResourceWithDataset resource) => FromResource(resource);

    /// <summary>Converts an export of the platform to its file.</summary>
    public static implicit operator DownloadSource(ResourceExport export) => FromExport(export);

    /// <summary>Converts an address to the file there.</summary>
    public static implicit operator DownloadSource(Uri address) => FromUri(address);

    /// <summary>Returns the file of a resource, at the address that the resource has now.</summary>
    /// <param name="resource">The resource, as it was read.</param>
    /// <exception cref="ArgumentException">The resource has no address: it was read with a mask that leaves the address out.</exception>
    public static DownloadSource FromResource(Resource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return Of(resource, resource.UrlIfSent);
    }

    /// <summary>Returns the file of a resource of version 2 of the Main API, at the address that the resource has now.</summary>
    /// <param name="resource">The resource, as it was read (<c>GET /datasets/resources/{rid}/</c> of version 2).</param>
    /// <exception cref="ArgumentException">The resource has no address: it was read with a mask that leaves the address out.</exception>
    public static DownloadSource FromResource(ResourceWithDataset resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return FromResource(resource.Resource);
    }

    /// <summary>Returns the file of a community resource, at the address that the resource has now.</summary>
    /// <param name="resource">The community resource, as it was read.</param>
    /// <exception cref="ArgumentException">The resource has no address: it was read with a mask that leaves the address out.</exception>
    public static DownloadSource FromResource(CommunityResource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return Of(resource, resource.UrlIfSent);
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
        return Of(resource, resource.LatestIfSent);
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
        return Of(resource, resource.LatestIfSent);
    }

    /// <summary>Returns the file of an export that the platform made of a table.</summary>
    /// <param name="export">The export, as the resource lists it.</param>
    public static DownloadSource FromExport(ResourceExport export)
    {
        ArgumentNullException.ThrowIfNull(export);
        return new DownloadSource(export.Address) { FileName = export.FileName, Size = export.Size };
    }

    /// <summary>Returns the file at an address.</summary>
    /// <param name="address">An absolute http or https address.</param>
    /// <param name="checksum">What the file is verified by.</param>
    public static DownloadSource FromUri(Uri address, FileChecksum? checksum = null)
    {
        return new DownloadSource(address) { Checksum = checksum };
    }

    /// <summary>Gets the name of a resource's file; null when it has no title.</summary>
    internal static string? NameOf(Resource resource)
    {
        var sent = ReadModel.WithoutMask(resource);
        return FileFormat.Name(sent.TitleIfSent, sent.Format, sent.Mime, sent.UrlIfSent);
    }

    private static DownloadSource Of(Resource resource, string? url)
    {
        var sent = ReadModel.WithoutMask(resource);
        return Of(url, sent.IdIfSent, NameOf(sent), sent.Filesize, FileChecksum.From(sent.Checksum));
    }

    private static DownloadSource Of(CommunityResource resource, string? url)
    {
        var sent = ReadModel.WithoutMask(resource);
        var name = FileFormat.Name(sent.TitleIfSent, sent.Format, sent.Mime, sent.UrlIfSent);
        return Of(url, sent.IdIfSent, name, sent.Filesize, FileChecksum.From(sent.Checksum));
    }

    private static DownloadSource Of(string? url, Guid? id, string? name, long? size, FileChecksum? checksum)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address))
        {
            throw new ArgumentException(
                $"The resource {id} has no address to download from (\"{url}\"): read it whole, without an X-Fields mask.",
                nameof(url));
        }

        return new DownloadSource(address)
        {
            FileName = name,
            Checksum = checksum,

            // Catalogues write -2 or 0 where they know no size.
            Size = size > 0 ? size : null,
        };
    }

    private static Uri Checked(Uri address) =>
        address.IsAbsoluteUri && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
            ? address
            : throw new ArgumentException($"\"{address}\" cannot be downloaded: only http and https addresses can.", nameof(address));
}
