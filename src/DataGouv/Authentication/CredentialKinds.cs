namespace DataGouv.Authentication;

/// <summary>The options that say which credential a client has. The platform reads one.</summary>
[Flags]
internal enum CredentialKinds
{
    /// <summary>None of them.</summary>
    None = 0,

    /// <summary><see cref="DataGouvClientOptions.ApiKey"/>.</summary>
    ApiKey = 1,

    /// <summary><see cref="DataGouvClientOptions.ApiKeyProvider"/>.</summary>
    ApiKeyProvider = 2,

    /// <summary><see cref="DataGouvClientOptions.BearerToken"/>.</summary>
    BearerToken = 4,

    /// <summary><see cref="DataGouvClientOptions.Anonymous"/>.</summary>
    Anonymous = 8,
}
