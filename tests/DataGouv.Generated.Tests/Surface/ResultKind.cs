namespace DataGouv.Generated.Tests.Surface;

/// <summary>What an operation gives back.</summary>
internal enum ResultKind
{
    /// <summary>A model, or a list of models.</summary>
    Typed,

    /// <summary>JSON that the server itself leaves open.</summary>
    FreeForm,

    /// <summary>A body that is not JSON.</summary>
    Stream,

    /// <summary>Nothing.</summary>
    Empty,
}
