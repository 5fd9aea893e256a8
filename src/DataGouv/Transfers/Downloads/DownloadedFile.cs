namespace DataGouv;

/// <summary>A file that is now on disk.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Checksum">The checksum that it was verified by; null when there was none or nothing was verified.</param>
/// <param name="WasSkipped">Was the same file there already, so that nothing was downloaded?</param>
public sealed record DownloadedFile(string Path, long Bytes, FileChecksum? Checksum, bool WasSkipped)
{
    /// <summary>Gets the form that the checksum is of; null when nothing was verified.</summary>
    public ChecksumForm? Verified { get; init; }

    /// <summary>Gets the media type that the server gives the file, such as <c>text/csv</c>; null when it gives none.</summary>
    public string? MediaType { get; init; }
}
