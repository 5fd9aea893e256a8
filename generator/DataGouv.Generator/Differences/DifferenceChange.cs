namespace DataGouv.Generator.Differences;

/// <summary>What happened to it from the old document to the new one.</summary>
internal enum DifferenceChange
{
    /// <summary>It is only in the new document.</summary>
    Added,

    /// <summary>It is only in the old document.</summary>
    Removed,

    /// <summary>It is in both, and not the same.</summary>
    Changed,

    /// <summary>It is in both, under another name.</summary>
    Renamed,
}
