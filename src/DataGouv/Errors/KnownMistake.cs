using System.Text.RegularExpressions;

namespace DataGouv.Errors;

/// <summary>What to do about the mistakes that people are known to make.</summary>
internal static partial class KnownMistake
{
    /// <summary>Does this address look like one of the Main API?</summary>
    public static bool IsMainApi(Uri address) => MainApi().IsMatch(address.AbsolutePath);

    /// <summary>What to do; null when the refusal looks like no known mistake.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="message">What the server said.</param>
    /// <param name="asked">The address that was asked first.</param>
    /// <param name="answered">The address that answered, after redirects.</param>
    /// <param name="hasCredential">Was a credential sent?</param>
    /// <param name="hasMask">Was there an <c>X-Fields</c> header?</param>
    public static string? Explain(int status, string? message, Uri asked, Uri answered, bool hasCredential, bool hasMask)
    {
        if (asked.Host.Equals("data.gouv.fr", StringComparison.OrdinalIgnoreCase))
        {
            return "The API is at www.data.gouv.fr: data.gouv.fr without www redirects, and a POST loses its body on the way.";
        }

        if (status >= 400 && asked.Query.Contains("&amp;", StringComparison.OrdinalIgnoreCase))
        {
            return "The address has &amp; where & was probably meant, as texts copied from XML have: ask with & instead.";
        }

        return status switch
        {
            401 when message == "Invalid API token" =>
                $"A key belongs to one environment: make this one on the site of {answered.Host}, or use the environment it comes from.",
            400 or 404 when DatasetGuid().IsMatch(answered.AbsolutePath) =>
                "A GUID is the id of a resource, never of a dataset: pass the dataset's id (24 hexadecimal digits) or its slug. "
                + "GET /api/2/datasets/resources/{id}/ tells the dataset of a resource.",
            400 or 404 when ResourceObjectId().IsMatch(answered.AbsolutePath) =>
                "24 hexadecimal digits are the id of a dataset, never of a resource: pass the resource's id, a GUID.",
            404 when TabularResource().IsMatch(answered.AbsolutePath) && message?.StartsWith("404", StringComparison.Ordinal) == true =>
                "Tabular does not hold this resource: it is unknown, too large, of another format, not parsed yet, or parsing failed. "
                + "The resource's extras named analysis:* say which.",
            404 when !hasCredential && MainObject().IsMatch(answered.AbsolutePath) =>
                "If it exists, it is private: only a key of its owner shows it.",
            // The body is the membership then, and no error.
            409 when message is null && Membership().IsMatch(answered.AbsolutePath) =>
                "This person is a member of the organization already.",
            400 or 403 when hasMask && message is null =>
                "X-Fields hides what the server says: add message,errors,success,error to the mask.",
            _ => null,
        };
    }

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"/datasets/[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}(/|$)", Options)]
    private static partial Regex DatasetGuid();

    [GeneratedRegex(@"/(resources|datasets/r)/[0-9a-f]{24}(/|$)", Options)]
    private static partial Regex ResourceObjectId();

    [GeneratedRegex(@"/api/resources/[^/]+/", Options)]
    private static partial Regex TabularResource();

    [GeneratedRegex(@"/api/[12]/(datasets|reuses|dataservices|topics)/[^/]+/$", Options)]
    private static partial Regex MainObject();

    [GeneratedRegex("/api/[12]/", Options)]
    private static partial Regex MainApi();

    [GeneratedRegex(@"/organizations/[^/]+/membership/[^/]+/", Options)]
    private static partial Regex Membership();
}
