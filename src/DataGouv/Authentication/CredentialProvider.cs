using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;

namespace DataGouv.Authentication;

/// <summary>
/// Adds the credential to the requests that go to the API it belongs to, and to no other. It is the one place where a request gets
/// one: whoever sends a plain message through the pipeline sends none.
/// </summary>
internal sealed class CredentialProvider : IAuthenticationProvider
{
    /// <summary>The header that the platform reads a key from.</summary>
    public const string ApiKeyHeader = "X-API-KEY";

    /// <summary>The header that it reads a token from.</summary>
    public const string TokenHeader = "Authorization";

    private readonly Uri _api;
    private readonly string _header;
    private readonly string? _value;
    private readonly Func<CancellationToken, ValueTask<string?>>? _ask;

    /// <summary>The credential of the options, for one API.</summary>
    public CredentialProvider(DataGouvClientOptions options, Uri api)
    {
        _api = api;
        _header = options.BearerToken is null ? ApiKeyHeader : TokenHeader;
        _value = options.BearerToken is { } token ? $"Bearer {token}" : options.ApiKey;
        _ask = options.ApiKeyProvider;
    }

    /// <inheritdoc />
    public async Task AuthenticateRequestAsync(RequestInformation request, Dictionary<string, object>? additionalAuthenticationContext = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!HasCredential(request) && await FindAsync(request.URI, cancellationToken).ConfigureAwait(false) is var (header, value))
        {
            request.Headers.TryAdd(header, value);
        }
    }

    /// <summary>The header for an address; null where there is no credential, or where it does not belong.</summary>
    /// <exception cref="InvalidOperationException">The provider gave what no header can carry.</exception>
    public ValueTask<(string Header, string Value)?> FindAsync(Uri address, CancellationToken cancellationToken)
    {
        if (!Origin.IsSame(address, _api))
        {
            return default;
        }

        if (_ask is not null)
        {
            return AskAsync(_ask, cancellationToken);
        }

        return _value is null ? default : new ValueTask<(string, string)?>((_header, _value));
    }

    /// <summary>Adds the credential to a message, where there is one and where it belongs.</summary>
    public static ValueTask AddAsync(CredentialProvider? provider, HttpRequestMessage message, CancellationToken cancellationToken)
    {
        if (provider is null || message.Headers.NonValidated.Contains(ApiKeyHeader) || message.Headers.NonValidated.Contains(TokenHeader))
        {
            return ValueTask.CompletedTask;
        }

        return AddAsync(provider.FindAsync(message.RequestUri!, cancellationToken), message);
    }

    private static async ValueTask AddAsync(ValueTask<(string Header, string Value)?> credential, HttpRequestMessage message)
    {
        if (await credential.ConfigureAwait(false) is var (header, value))
        {
            message.Headers.TryAddWithoutValidation(header, value);
        }
    }

    // A caller who brings a credential of his own for one call means it.
    private static bool HasCredential(RequestInformation request) => request.Headers.ContainsKey(ApiKeyHeader) || request.Headers.ContainsKey(TokenHeader);

    private static async ValueTask<(string Header, string Value)?> AskAsync(Func<CancellationToken, ValueTask<string?>> ask, CancellationToken cancellationToken)
    {
        var key = await ask(cancellationToken).ConfigureAwait(false);
        if (string.IsNullOrEmpty(key))
        {
            return null;
        }

        return CredentialText.IsValid(key)
            ? (ApiKeyHeader, key)
            : throw new InvalidOperationException("ApiKeyProvider gave a key that holds white space or characters that a header cannot carry: give the key as the platform showed it.");
    }
}
