namespace DataGouv.Generator.Updating;

/// <summary>How an update ended.</summary>
internal enum UpdateOutcome
{
    /// <summary>The documents are the same: no file was touched.</summary>
    Unchanged,

    /// <summary>The tree holds the new documents, and what follows from them.</summary>
    Proposed,

    /// <summary>Something failed: the tree is as it was.</summary>
    Failed,
}
