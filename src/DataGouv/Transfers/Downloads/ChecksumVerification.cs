namespace DataGouv;

/// <summary>When the checksum of a downloaded file is compared with the one that its source announces.</summary>
public enum ChecksumVerification
{
    /// <summary>When there is one.</summary>
    IfKnown,

    /// <summary>Always: a source without a checksum is refused before anything is sent.</summary>
    Required,

    /// <summary>Never.</summary>
    Off,
}
