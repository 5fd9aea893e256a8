namespace DataGouv.Generator.Overlays;

/// <summary>What a new document makes of an action.</summary>
internal enum OverlayFinding
{
    /// <summary>Its target is not there any more.</summary>
    NoMatch,

    /// <summary>It refers to models that are not there any more.</summary>
    Orphaned,

    /// <summary>The new document says itself what the action says.</summary>
    Unnecessary,

    /// <summary>The new document says something else than before, and something else than the action.</summary>
    Contradicts,

    /// <summary>It was drafted: the new document has an operation, and nobody said who may call it.</summary>
    Drafted,
}
