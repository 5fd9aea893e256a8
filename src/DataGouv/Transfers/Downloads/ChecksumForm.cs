namespace DataGouv;

/// <summary>
/// The form of a file that its published checksum is of. Servers pack files for the way, and publishers hash either form.
/// </summary>
public enum ChecksumForm
{
    /// <summary>The file as it is on disk.</summary>
    File,

    /// <summary>The packed form in which the server sent it; the file on disk is unpacked.</summary>
    Packed,

    /// <summary>The content; the file on disk is packed.</summary>
    Content,
}
