namespace DataGouv.Replay;

/// <summary>Whom a request claims to come from.</summary>
internal readonly record struct Credential(CredentialKind Kind, string Value)
{
    public static Credential Of(ReplayRequest request) => request switch
    {
        _ when request.Header("X-API-KEY") is { } key => new(CredentialKind.ApiKey, key),
        _ when request.Header("Authorization") is { } token => new(CredentialKind.Bearer, token),
        _ when request.Header("Cookie") is { } cookie => new(CredentialKind.Session, cookie),
        _ => new(CredentialKind.Anonymous, ""),
    };

    /// <summary>
    /// Whether this recorded credential stands for a received one. A placeholder such as <c>{token:alice}</c> stands for
    /// any key; a literal key was recorded because it is wrong, and stands for nothing but itself.
    /// </summary>
    public bool StandsFor(Credential received) =>
        Kind == received.Kind && (Kind != CredentialKind.ApiKey || Value.StartsWith('{') || Value == received.Value);
}
