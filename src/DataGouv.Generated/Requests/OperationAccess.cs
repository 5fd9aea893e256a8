namespace DataGouv.Core;

/// <summary>Who may call an operation.</summary>
public enum OperationAccess
{
    /// <summary>Anybody. A credential may change what comes back.</summary>
    Public,

    /// <summary>Whoever sends an API key or a token.</summary>
    Authenticated,

    /// <summary>System administrators of the platform.</summary>
    Administrator,
}
