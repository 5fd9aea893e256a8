using System.Net;
using DataGouv.Authentication;
using DataGouv.Errors;
using DataGouv.Requests;

namespace DataGouv.Pipeline;

/// <summary>Follows redirects as the standard says, without taking a credential along to another origin.</summary>
internal sealed class RedirectHandler(DataGouvEnvironment environment) : DelegatingHandler
{
    private const int MostHops = 10;

    /// <inheritdoc />
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (Location(response) is not { } location)
        {
            return response;
        }

        var cookies = Packing.IsUnwanted(request) ? new WallCookies(environment) : null;
        var visited = new HashSet<(HttpMethod, Uri, string?)> { (request.Method, request.RequestUri!, null) };
        for (var next = location; ; )
        {
            using (response)
            {
                cookies?.Take(response, request.RequestUri!);
                request = Follow(request, response, next);
                if (!visited.Add((request.Method, request.RequestUri!, cookies?.AddTo(request))))
                {
                    var asked = RequestLine.Address(request.RequestUri!);
                    throw DataGouvErrors.Redirect(request, response, $"{asked} was asked before: the redirects go round in a circle");
                }

                if (visited.Count > MostHops + 1)
                {
                    var last = RequestLine.Address(request.RequestUri!);
                    throw DataGouvErrors.Redirect(request, response, $"that was more than {MostHops} times: ask for {last} itself");
                }
            }

            response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (Location(response) is not { } further)
            {
                return response;
            }

            next = further;
        }
    }

    private static string? Location(HttpResponseMessage response) =>
        (int)response.StatusCode is 301 or 302 or 303 or 307 or 308
        && response.Headers.NonValidated.TryGetValues("Location", out var values)
            ? values.ToString()
            : null;

    private static ApiMessage Follow(HttpRequestMessage request, HttpResponseMessage response, string location)
    {
        if (!Uri.TryCreate(request.RequestUri!, location, out var target) || target.Scheme is not ("http" or "https"))
        {
            var shown = RequestLine.Address(location, new ServerText(request.Headers));
            throw DataGouvErrors.Redirect(request, response, $"\"{shown}\" is no address that can be followed: only http and https are");
        }

        var becomesGet = BecomesGet(request.Method, response.StatusCode);
        if (!becomesGet && request.Content is not null && !MayTakeBody(request.RequestUri!, target))
        {
            var advice = $"send it to {RequestLine.Address(target)} itself if it is meant to go there";
            throw DataGouvErrors.Redirect(request, response, $"a body is not sent again to another host: {advice}");
        }

        if (!becomesGet && !RequestBody.CanReplay(request.Content))
        {
            var advice = $"send it to {RequestLine.Address(target)} itself, or from a stream that can seek";
            throw DataGouvErrors.Redirect(request, response, $"the body can only be read once: {advice}");
        }

        target = RestoreQuery(request.RequestUri!, response.StatusCode, location, target);
        var next = new ApiMessage(becomesGet ? HttpMethod.Get : request.Method, target, request.Context)
        {
            Version = request.Version,
            VersionPolicy = request.VersionPolicy,
            Content = becomesGet ? null : request.Content,
        };
        CopyHeaders(request, next, Origin.IsSame(request.RequestUri!, target));
        foreach (var (key, value) in (IDictionary<string, object?>)request.Options)
        {
            ((IDictionary<string, object?>)next.Options)[key] = value;
        }

        request.Context.Asked ??= request.RequestUri;
        return next;
    }

    // The host that was asked has the body already; in clear text it goes to nobody who was asked over an encrypted connection.
    private static bool MayTakeBody(Uri asked, Uri target) =>
        Origin.IsSame(asked, target)
        || (
            asked.Scheme == Uri.UriSchemeHttp
            && target.Scheme == Uri.UriSchemeHttps
            && string.Equals(asked.Host, target.Host, StringComparison.OrdinalIgnoreCase));

    private static bool BecomesGet(HttpMethod method, HttpStatusCode status) =>
        status switch
        {
            HttpStatusCode.SeeOther => method != HttpMethod.Head,
            HttpStatusCode.Moved or HttpStatusCode.Redirect => method == HttpMethod.Post,
            _ => false,
        };

    // The platform sends an old or misspelt slug to the right one, and forgets the query on the way.
    private static Uri RestoreQuery(Uri asked, HttpStatusCode status, string location, Uri target)
    {
        var isRelative = location.StartsWith('/') && !location.StartsWith("//", StringComparison.Ordinal);
        return
            status == HttpStatusCode.PermanentRedirect
            && isRelative
            && !location.Contains('?', StringComparison.Ordinal)
            && asked.Query.Length > 0
            ? new UriBuilder(target) { Query = asked.Query }.Uri
            : target;
    }

    private static void CopyHeaders(HttpRequestMessage request, HttpRequestMessage next, bool isSameOrigin)
    {
        foreach (var (name, values) in request.Headers.NonValidated)
        {
            if ((isSameOrigin || !CredentialsHandler.IsCredential(name)) && !name.Equals("Host", StringComparison.OrdinalIgnoreCase))
            {
                next.Headers.TryAddWithoutValidation(name, values);
            }
        }
    }
}
