using System.Net;
using System.Text.RegularExpressions;

namespace DataGouv.Errors;

/// <summary>What a refusal says: its sentence, and its texts field by field.</summary>
internal sealed partial record ErrorContent(string? Message, IReadOnlyDictionary<string, IReadOnlyList<string>> FieldErrors)
{
    private const int LongestMessage = 2000;

    // In the order in which they are believed.
    private static readonly string[] Sentences = ["message", "error_description", "error", "detail", "title"];

    private static readonly string[] TabularNames = ["code", "title", "detail"];

    /// <summary>Reads a body of any shape: it never fails, it only understands less.</summary>
    public static ErrorContent Read(string body)
    {
        if (ErrorDocument.Read(body) is { Count: > 0 } texts)
        {
            return FromJson(texts, body);
        }

        var trimmed = body.Trim();
        if (trimmed.Length == 0 || trimmed[0] is '{' or '[')
        {
            return new ErrorContent(null, new Dictionary<string, IReadOnlyList<string>>());
        }

        return new ErrorContent(trimmed[0] == '<' ? FromHtml(trimmed) : Line(trimmed), new Dictionary<string, IReadOnlyList<string>>());
    }

    private static ErrorContent FromJson(IReadOnlyList<ErrorText> texts, string body)
    {
        if (IsTabular(texts, body))
        {
            return new ErrorContent(FromTabular(texts), new Dictionary<string, IReadOnlyList<string>>());
        }

        var fields = texts
            .Where(IsAboutField)
            .GroupBy(text => text.Path, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, IReadOnlyList<string> (group) => [.. group.Select(text => text.Text)], StringComparer.Ordinal);
        return new ErrorContent(Sentence(texts), fields);
    }

    // `errors` always is about fields. `message` and `error` are when they are an object instead of a sentence, and so is a list
    // without any name around it; a list of plain texts is none.
    private static bool IsAboutField(ErrorText text) => text.Root switch
    {
        "errors" => true,
        "message" or "error" or null => text.Path.Length > 0,
        _ => false,
    };

    private static string? Sentence(IReadOnlyList<ErrorText> texts)
    {
        var sentences = Sentences
            .Select(name => string.Join(' ', texts.Where(text => text.Root == name && text.Path.Length == 0).Select(text => text.Text)))
            .Append(string.Join(' ', texts.Where(text => text.Root is null && text.Path.Length == 0).Select(text => text.Text)));
        return sentences.Select(Clean).FirstOrDefault(sentence => sentence is not null);
    }

    // The Main API appends a list of routes to what was not found, and under a mask a 403 is the text of an object of Python.
    private static string? Clean(string sentence)
    {
        if (sentence.StartsWith('<') && sentence.Contains("needs=", StringComparison.Ordinal))
        {
            return null;
        }

        var guesses = sentence.IndexOf("You have requested this URI [", StringComparison.Ordinal);
        return Line(guesses > 0 ? sentence[..guesses] : sentence);
    }

    // The detail may be null, and then it is no text: a title alone is not taken for a field named title.
    private static bool IsTabular(IReadOnlyList<ErrorText> texts, string body) =>
        texts.Any(static text => text is { Root: "errors", Names: ["detail", ..] })
        || texts.All(static text => text is { Root: "errors", Names: ["title" or "code"] }) && body.Contains("\"detail\"", StringComparison.Ordinal);

    // {"errors": [{"code", "title", "detail": text or {"code", "message", "details", "hint"}}]}
    private static string? FromTabular(IReadOnlyList<ErrorText> texts) => Line(string.Join(' ', texts
        .Where(text => text.Root == "errors" && text.Names is [var name, ..] && TabularNames.Contains(name) && text.Names is not ["code"])
        .Select(text => text.Names switch
        {
            ["title"] => $"{text.Text}:",
            [.., "code"] => $"({text.Text})",
            _ => text.Text,
        })).TrimEnd(':'));

    private static string? FromHtml(string html)
    {
        var title = Title().Match(html) is { Success: true } found ? found : Heading().Match(html);
        return title.Success ? Line(WebUtility.HtmlDecode(Tag().Replace(title.Groups[1].Value, " "))) : null;
    }

    private static string? Line(string text)
    {
        var line = WhiteSpace().Replace(text, " ").Trim();
        return line.Length switch
        {
            0 => null,
            > LongestMessage => string.Concat(line.AsSpan(0, LongestMessage), "…"),
            _ => line,
        };
    }

    [GeneratedRegex(@"<title[^>]*>(.*?)</title", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Title();

    [GeneratedRegex(@"<h1[^>]*>(.*?)</h1", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Heading();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
