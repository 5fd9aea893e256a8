using System.Net.Http.Headers;

namespace DataGouv.Errors;

/// <summary>The credentials of a request, to keep them out of what is told about it: a server may echo what it was sent.</summary>
internal readonly struct RequestSecrets(HttpRequestHeaders headers)
{
    private const string ApiKey = "X-API-KEY";

    /// <summary>Was a credential sent?</summary>
    public bool Any => headers.Contains(ApiKey) || headers.Authorization is not null;

    /// <summary>The text without them.</summary>
    public string RemoveFrom(string text)
    {
        if (headers.TryGetValues(ApiKey, out var keys))
        {
            text = keys.Aggregate(text, Remove);
        }

        return headers.Authorization?.Parameter is { } token ? Remove(text, token) : text;
    }

    private static string Remove(string text, string secret) => secret.Length == 0 ? text : text.Replace(secret, "***", StringComparison.Ordinal);
}
