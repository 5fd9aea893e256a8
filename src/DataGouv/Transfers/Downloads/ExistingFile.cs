namespace DataGouv;

/// <summary>What happens to a file that is already where a download goes.</summary>
public enum ExistingFile
{
    /// <summary>It stays, and the download fails before anything is sent if its name is known by then.</summary>
    Fail,

    /// <summary>It is replaced, in one step, once the new file is complete.</summary>
    Overwrite,

    /// <summary>It stays if it has the checksum of the source, and nothing is downloaded; otherwise it is replaced.</summary>
    SkipIfSame,
}
