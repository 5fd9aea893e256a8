namespace DataGouv;

/// <summary>A file that the platform made of the table of a resource. <c>client.Downloads</c> takes it as it is.</summary>
public sealed record ResourceExport
{
    internal ResourceExport(ResourceExportFormat format, Uri address)
    {
        Format = format;
        Address = address;
    }

    /// <summary>Gets what it is.</summary>
    public ResourceExportFormat Format { get; }

    /// <summary>Gets where it is.</summary>
    public Uri Address { get; }

    /// <summary>Gets its size in bytes; null when the platform does not say.</summary>
    public long? Size { get; init; }

    /// <summary>Gets the name that it gets in a folder; null when the address tells.</summary>
    public string? FileName { get; init; }
}
