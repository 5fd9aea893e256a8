namespace DataGouv.Generator.Differences.Contracts;

/// <summary>Which way the data of a schema goes.</summary>
[Flags]
internal enum Direction
{
    /// <summary>No operation reaches it: nothing is generated.</summary>
    None = 0,

    /// <summary>The server sends it.</summary>
    Read = 1,

    /// <summary>The caller sends it.</summary>
    Written = 2,
}
