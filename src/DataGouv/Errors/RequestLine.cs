using DataGouv.Authentication;
using DataGouv.Requests;

namespace DataGouv.Errors;

/// <summary>
/// Requests and addresses as messages name them. The query is left out, because it holds what people search for, or a signature; so is the
/// information on a user in front of the host.
/// </summary>
internal static class RequestLine
{
    private const int Longest = 500;

    /// <summary>The method and the path that was asked, below the address of the API: <c>GET /datasets/nexiste-pas/</c>.</summary>
    public static string Of(HttpRequestMessage request, ServerText shown)
    {
        var asked = request.Asked;
        var path = request.Operation is { } operation ? BelowBase(asked.AbsolutePath, operation.Path) : asked.AbsolutePath;
        var elsewhere = Origin.IsSame(asked, request.RequestUri!) ? "" : $" (redirected to {request.RequestUri!.Host})";
        return $"{request.Method} {shown.Line(path, Longest)}{elsewhere}";
    }

    /// <summary>A whole address: <c>https://www.data.gouv.fr/api/1/datasets/?…</c>.</summary>
    public static string Address(Uri address)
    {
        var shown = address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);
        return Cut(address.Query.Length > 1 ? $"{shown}?…" : shown);
    }

    /// <summary>What a server gave as an address, and what may be none.</summary>
    public static string Address(string address, ServerText shown)
    {
        var query = address.IndexOf('?', StringComparison.Ordinal);
        return shown.Line(WithoutUser(query < 0 ? address : $"{address[..query]}?…"), Longest);
    }

    private static string WithoutUser(string address)
    {
        var start = address.IndexOf("//", StringComparison.Ordinal) + 2;
        var host = start < 2 ? default : address.AsSpan(start);
        var end = host.IndexOf('/');
        var user = (end < 0 ? host : host[..end]).LastIndexOf('@');
        return user < 0 ? address : address.Remove(start, user + 1);
    }

    // The last segments of the path are those of the template; what stands before them is the address of the API.
    private static string BelowBase(string path, string template)
    {
        var start = path.Length;
        for (var slashes = template.AsSpan().Count('/'); slashes > 0; slashes--)
        {
            start = start > 0 ? path.LastIndexOf('/', start - 1) : -1;
            if (start < 0)
            {
                return path;
            }
        }

        return Fits(path[start..].Split('/'), template.Split('/')) ? path[start..] : path;
    }

    private static bool Fits(string[] segments, string[] template) =>
        segments.Zip(template).All(static pair => pair.Second.Contains('{', StringComparison.Ordinal) || pair.First == pair.Second);

    private static string Cut(string text) => text.Length > Longest ? $"{text.AsSpan(0, Longest)}…" : text;
}
