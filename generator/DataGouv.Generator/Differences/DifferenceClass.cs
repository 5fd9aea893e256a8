namespace DataGouv.Generator.Differences;

/// <summary>What a difference means for a program on this SDK that is compiled against the new clients. The order is that of harm.</summary>
internal enum DifferenceClass
{
    /// <summary>Nothing: the generated code is the same, and behaves the same.</summary>
    None,

    /// <summary>Only what IntelliSense says changes.</summary>
    Documentation,

    /// <summary>There is more to use; what was written goes on as before.</summary>
    Additive,

    /// <summary>It compiles, and a call that succeeded may now fail or mean something else.</summary>
    BreakingAtRunTime,

    /// <summary>Code that used it does not compile any more.</summary>
    BreakingAtCompileTime,
}
