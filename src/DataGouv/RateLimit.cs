using DataGouv.Errors;

namespace DataGouv;

/// <summary>
/// How many requests a server still accepts, as it says in <c>X-RateLimit-Limit</c>, <c>-Remaining</c> and <c>-Reset</c>, in the same
/// headers without <c>X-</c>, or in the structured headers <c>RateLimit</c> and <c>RateLimit-Policy</c> of the IETF draft.
/// </summary>
/// <param name="Limit">The number of requests that are accepted in one window of time; null when the server does not say.</param>
/// <param name="Remaining">The number of requests that are left in the window; null when the server does not say.</param>
/// <param name="Reset">The moment at which the window ends and all requests are accepted again; null when the server does not say.</param>
public sealed record RateLimit(long? Limit, long? Remaining, DateTimeOffset? Reset)
{
    /// <summary>Reads the headers of an answer; null when they say nothing of a rate.</summary>
    internal static RateLimit? Read(HttpResponseMessage response, DateTimeOffset now) => RateLimitHeaders.Read(response.Headers, now);
}
