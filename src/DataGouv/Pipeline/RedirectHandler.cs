using System.Net;
using DataGouv.Authentication;

namespace DataGouv.Pipeline;

/// <summary>Follows redirects without taking a credential along to another origin.</summary>
internal sealed class RedirectHandler : DelegatingHandler
{
    private const int MostHops = 5;

    private static readonly string[] Credentials = [ApiKeyProvider.Header, "Authorization"];

    /// <inheritdoc />
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        for (var hop = 0; Target(request, response) is { } target; hop++)
        {
            if (hop == MostHops)
            {
                response.Dispose();
                throw new HttpRequestException(HttpRequestError.Unknown, $"{request.Method} {request.RequestUri} was redirected more than {MostHops} times.");
            }

            if (Follow(request, response.StatusCode, target) is not { } next)
            {
                break;
            }

            response.Dispose();
            request = next;
            response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }

        return response;
    }

    private static Uri? Target(HttpRequestMessage request, HttpResponseMessage response) =>
        (int)response.StatusCode is 301 or 302 or 303 or 307 or 308 && response.Headers.Location is { } location
            ? new Uri(request.RequestUri!, location)
            : null;

    // Null when the redirect cannot be followed safely: the caller then sees the redirect itself.
    private static HttpRequestMessage? Follow(HttpRequestMessage request, HttpStatusCode status, Uri target)
    {
        var becomesGet = status == HttpStatusCode.SeeOther && request.Method != HttpMethod.Head
            || status is HttpStatusCode.Moved or HttpStatusCode.Redirect && request.Method == HttpMethod.Post;
        if (!becomesGet && request.Content is not null)
        {
            return null;
        }

        var sameOrigin = Origin.IsSame(request.RequestUri!, target);
        var next = new HttpRequestMessage(becomesGet ? HttpMethod.Get : request.Method, target) { Version = request.Version, VersionPolicy = request.VersionPolicy };
        foreach (var header in request.Headers.Where(header => sameOrigin || !Credentials.Contains(header.Key, StringComparer.OrdinalIgnoreCase)))
        {
            next.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        foreach (var (key, value) in (IDictionary<string, object?>)request.Options)
        {
            ((IDictionary<string, object?>)next.Options)[key] = value;
        }

        return next;
    }
}
