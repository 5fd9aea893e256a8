namespace DataGouv;

/// <summary>Why a download failed.</summary>
public enum DownloadFailure
{
    /// <summary>The connection was lost too often.</summary>
    Interrupted,

    /// <summary>The server stopped sending.</summary>
    Stalled,

    /// <summary>More or less came than the server had announced.</summary>
    WrongLength,

    /// <summary>The file is larger than <see cref="DownloadOptions.SizeLimit"/>.</summary>
    TooLarge,

    /// <summary>The file became another one under way, or the server can't say that it did not.</summary>
    Changed,

    /// <summary>The disk is full.</summary>
    DiskFull,

    /// <summary>The address, or where it leads, can't be fetched over http or https.</summary>
    Unreachable,

    /// <summary>
    /// The server sent a page of HTML where a file of another format was announced. <see cref="DownloadOptions.AcceptsPages"/> takes it.
    /// </summary>
    Page,
}
