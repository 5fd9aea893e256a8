using System.Net;
using System.Text;

namespace DataGouv.Errors;

/// <summary>A page for people where an answer was expected: of a proxy, of a network that wants a sign-in, of a maintenance.</summary>
internal static class WebPage
{
    /// <summary>Is this a page?</summary>
    public static bool Is(string? mediaType, string body) =>
        mediaType is "text/html" or "application/xhtml+xml" || body.AsSpan().TrimStart().StartsWith("<", StringComparison.Ordinal);

    /// <summary>Its title, or its first heading; null when it has none.</summary>
    public static string? Title(string page, ServerText shown)
    {
        var content = Element(page, "title") is { IsEmpty: false } title ? title : Element(page, "h1");
        return shown.Line(WebUtility.HtmlDecode(WithoutTags(content)), ErrorContent.LongestText) is { Length: > 0 } line ? line : null;
    }

    // Looked for once from the front, so that a page that only opens elements costs no more than another one.
    private static ReadOnlySpan<char> Element(ReadOnlySpan<char> page, string name)
    {
        var start = page.IndexOf($"<{name}", StringComparison.OrdinalIgnoreCase);
        var content = start < 0 ? [] : page[start..];
        content = content[(content.IndexOf('>') + 1)..];
        var end = content.IndexOf($"</{name}", StringComparison.OrdinalIgnoreCase);
        return end < 0 ? [] : content[..end];
    }

    private static string WithoutTags(ReadOnlySpan<char> content)
    {
        var text = new StringBuilder();
        for (var start = content.IndexOf('<'); start >= 0; start = content.IndexOf('<'))
        {
            var end = content[start..].IndexOf('>');
            if (end < 0)
            {
                break;
            }

            text.Append(content[..start]).Append(' ');
            content = content[(start + end + 1)..];
        }

        return text.Append(content).ToString();
    }
}
