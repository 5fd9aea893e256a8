using System.Net;
using DataGouv.Authentication;

namespace DataGouv.Pipeline;

/// <summary>
/// The cookies that some portals want to see again before they give out a file. They live as long as the redirects of one request, and go
/// to no API: a session outranks a key there.
/// </summary>
internal sealed class WallCookies(DataGouvEnvironment environment)
{
    private const string Header = "Cookie";

    private readonly CookieContainer _cookies = new();

    /// <summary>Takes the cookies of an answer.</summary>
    public void Take(HttpResponseMessage response, Uri asked)
    {
        if (!response.Headers.NonValidated.TryGetValues("Set-Cookie", out var cookies))
        {
            return;
        }

        foreach (var cookie in cookies)
        {
            try
            {
                _cookies.SetCookies(asked, cookie);
            }
            catch (CookieException)
            {
                // Another site's, or none at all: the redirect is followed without it.
            }
        }
    }

    /// <summary>Adds those that an address gets.</summary>
    /// <returns>What was added; null for nothing.</returns>
    public string? AddTo(HttpRequestMessage request)
    {
        request.Headers.Remove(Header);
        var address = request.RequestUri!;
        if (IsApi(address) || _cookies.GetCookieHeader(address) is not { Length: > 0 } cookies)
        {
            return null;
        }

        request.Headers.TryAddWithoutValidation(Header, cookies);
        return cookies;
    }

    private bool IsApi(Uri address) =>
        new[] { environment.Catalog, environment.CatalogV2, environment.Tabular, environment.Metrics }.Any(
            api => api is not null && Origin.IsSame(api, address));
}
