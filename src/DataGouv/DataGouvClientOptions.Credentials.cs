using DataGouv.Authentication;

namespace DataGouv;

/// <content>The credential, of which there is one at most.</content>
public sealed partial class DataGouvClientOptions
{
    /// <summary>The environment variable that the API key is read from when the options hold no credential.</summary>
    public const string ApiKeyVariable = "DATAGOUV_API_KEY";

    // What was set since these options were made or copied, and not taken back.
    private CredentialKinds _given;

    /// <summary>
    /// Gets or sets the API key of a user, made on the page of one's account. The default is the environment variable
    /// <see cref="ApiKeyVariable"/>, and without it none, which is enough to read what is public. It is sent to the Main API alone, as
    /// <c>X-API-KEY</c>. The platform does not promise a format, so none is checked.
    /// </summary>
    public string? ApiKey
    {
        get;
        set => Give(CredentialKinds.ApiKey, (field = value) is not null);
    }

    /// <summary>
    /// Gets or sets a function that is asked for the API key before each call, so that the key can change without a new client. It may
    /// read a vault, and should return a cached key most of the time. A call for which it returns null or an empty text is anonymous.
    /// </summary>
    public Func<CancellationToken, ValueTask<string?>>? ApiKeyProvider
    {
        get;
        set => Give(CredentialKinds.ApiKeyProvider, (field = value) is not null);
    }

    /// <summary>
    /// Gets or sets an OAuth access token, sent to the Main API alone as <c>Authorization: Bearer</c>. The platform treats an expired
    /// token as no token at all: lists then hold what is public, without an error.
    /// </summary>
    public string? BearerToken
    {
        get;
        set => Give(CredentialKinds.BearerToken, (field = value) is not null);
    }

    /// <summary>
    /// Gets or sets a value that indicates whether the client has no credential, whatever the environment variable says. Public lists are
    /// the same for everybody only without one: a key adds what its owner alone may see.
    /// </summary>
    public bool Anonymous
    {
        get;
        set => Give(CredentialKinds.Anonymous, field = value);
    }

    internal bool HasCredential => ApiKey is not null || ApiKeyProvider is not null || BearerToken is not null;

    internal string CredentialName => (Anonymous, ApiKey, ApiKeyProvider, BearerToken) switch
    {
        (true, _, _, _) => "anonymous",
        (_, not null, _, _) => "API key",
        (_, _, not null, _) => "API key of a provider",
        (_, _, _, not null) => "bearer token",
        _ => "no credential",
    };

    /// <summary>Forgets the credential that these options were copied with, if another has been given since.</summary>
    internal void ForgetReplacedCredential()
    {
        var given = _given;
        if (given != CredentialKinds.None)
        {
            ApiKey = given.HasFlag(CredentialKinds.ApiKey) ? ApiKey : null;
            ApiKeyProvider = given.HasFlag(CredentialKinds.ApiKeyProvider) ? ApiKeyProvider : null;
            BearerToken = given.HasFlag(CredentialKinds.BearerToken) ? BearerToken : null;
            Anonymous = given.HasFlag(CredentialKinds.Anonymous);
        }
    }

    private void Give(CredentialKinds kind, bool isGiven) => _given = isGiven ? _given | kind : _given & ~kind;

    private void TakeCredential(Func<string, string?> readVariable)
    {
        var given = (ApiKey is null ? 0 : 1) + (ApiKeyProvider is null ? 0 : 1) + (BearerToken is null ? 0 : 1) + (Anonymous ? 1 : 0);
        if (given > 1)
        {
            throw OptionCheck.Conflict(
                nameof(ApiKey),
                "Of ApiKey, ApiKeyProvider, BearerToken and Anonymous only one can be set: the platform reads one credential.");
        }

        var source = nameof(ApiKey);
        if (given == 0 && readVariable(ApiKeyVariable) is { Length: > 0 } key)
        {
            ApiKey = key;
            source = $"The environment variable {ApiKeyVariable}";
        }

        if (ApiKey is not null)
        {
            CredentialText.Check(ApiKey, source, nameof(ApiKey));
        }

        if (BearerToken is not null)
        {
            CredentialText.Check(BearerToken, nameof(BearerToken), nameof(BearerToken));
        }

        if (HasCredential)
        {
            Environment.RequireEncryption();
        }
    }
}
