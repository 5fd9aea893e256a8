using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;

namespace DataGouv.Authentication;

/// <summary>Adds an API key to the requests that go to the API it belongs to, and to no other.</summary>
internal sealed class ApiKeyProvider(string apiKey, Uri api) : IAuthenticationProvider
{
    /// <summary>The header that the platform reads.</summary>
    public const string Header = "X-API-KEY";

    /// <inheritdoc />
    public Task AuthenticateRequestAsync(RequestInformation request, Dictionary<string, object>? additionalAuthenticationContext = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (Origin.IsSame(request.URI, api))
        {
            request.Headers.TryAdd(Header, apiKey);
        }

        return Task.CompletedTask;
    }
}
