namespace DataGouv.Tabular;

/// <summary>Why a resource is or is not in Tabular.</summary>
public enum TabularAvailabilityReason
{
    /// <summary>It is there.</summary>
    Available,

    /// <summary>It will be parsed, but has not been yet.</summary>
    NotParsedYet,

    /// <summary>The file is larger than what is parsed for its format.</summary>
    TooLarge,

    /// <summary>The format is not tabular.</summary>
    WrongFormat,

    /// <summary>The file could not be downloaded.</summary>
    Unreachable,

    /// <summary>The file could not be read as a table.</summary>
    ParsingFailed,

    /// <summary>It was deleted.</summary>
    Deleted,

    /// <summary>The catalogue has no such resource.</summary>
    NotInCatalogue,

    /// <summary>Nothing says why.</summary>
    Unknown,

    /// <summary>
    /// It was parsed, and its table is not there: it is being built anew because the file changed, which takes minutes, or was withdrawn.
    /// </summary>
    TableMissing,
}
