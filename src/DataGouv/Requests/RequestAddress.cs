using System.Text;
using DataGouv.Authentication;
using Microsoft.Kiota.Abstractions;

namespace DataGouv.Requests;

/// <summary>The address of a request: what the builder says, what the call adds, and the language of the client.</summary>
/// <param name="api">The base address of the API.</param>
/// <param name="language">Null for an API that knows no languages.</param>
internal sealed class RequestAddress(Uri api, string? language)
{
    private const string Language = "lang";

    /// <summary>The base address of the API.</summary>
    public Uri Api => api;

    /// <summary>The address of a request.</summary>
    public Uri Of(RequestInformation request, string? baseUrl)
    {
        if (baseUrl is not null)
        {
            request.PathParameters[KiotaParameters.BaseAddress] = baseUrl;
        }

        return With(request.URI, request.GetRequestOption<CallOptions>());
    }

    /// <summary>An address with what the call and the client add.</summary>
    public Uri With(Uri address, CallOptions? call)
    {
        var addsLanguage = language is not null && Origin.IsSame(address, api) && !HasLanguage(address, call);
        if (!addsLanguage && call is not { QueryParameters.Count: > 0 })
        {
            return address;
        }

        var query = new StringBuilder(address.Query.TrimStart('?'));
        foreach (var (name, value) in call?.QueryParameters ?? [])
        {
            Append(query, name, value);
        }

        if (addsLanguage)
        {
            Append(query, Language, language!);
        }

        return new UriBuilder(address) { Query = query.ToString() }.Uri;
    }

    private static void Append(StringBuilder query, string name, string value) =>
        query.Append(query.Length > 0 ? "&" : "").Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));

    private static bool HasLanguage(Uri address, CallOptions? call) =>
        address.Query.Contains("?lang=", StringComparison.Ordinal)
        || address.Query.Contains("&lang=", StringComparison.Ordinal)
        || call is { QueryParameters: { Count: > 0 } more } && more.Any(parameter => parameter.Key == Language);
}
