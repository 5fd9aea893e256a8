namespace DataGouv.Errors;

/// <summary>What a refusal says: its sentence, its texts field by field, and the parts of an error of Tabular.</summary>
internal sealed record ErrorContent
{
    /// <summary>How long a sentence or the text of a field is at most. The whole is in the body.</summary>
    public const int LongestText = 2000;

    private const string Errors = "errors";

    private static readonly ErrorContent Nothing = new();

    // In the order in which they are believed.
    private static readonly string[] Sentences = ["message", "error_description", "error", "detail", "title"];

    // What the frameworks of the servers say to somebody at a browser.
    private static readonly string[] Noise =
    [
        "If you entered the URL manually please check your spelling and try again.",
    ];

    public string? Message { get; private init; }

    public IReadOnlyDictionary<string, IReadOnlyList<string>> FieldErrors { get; private init; } = ErrorFacts.None.FieldErrors;

    public string? Code { get; private init; }

    public string? Title { get; private init; }

    public string? Detail { get; private init; }

    /// <summary>Is something told below this property at the top?</summary>
    public static bool IsToldIn(string? root) => root is null or Errors || Sentences.Contains(root);

    /// <summary>Reads a body of any shape: it never fails, it only understands less.</summary>
    public static ErrorContent Read(string body, ServerText shown)
    {
        if (ErrorDocument.Read(body, shown) is { Count: > 0 } texts)
        {
            return IsTabular(texts, body) ? FromTabular(texts, shown) : FromJson(texts, shown);
        }

        var trimmed = body.AsSpan().Trim();
        return trimmed switch
        {
            [] or ['{' or '[', ..] => Nothing,
            ['<', ..] => new ErrorContent { Message = WebPage.Title(body, shown) },
            _ => new ErrorContent { Message = Line(body, shown) },
        };
    }

    private static ErrorContent FromJson(IReadOnlyList<ErrorText> texts, ServerText shown) => new()
    {
        Message = Sentence(texts, shown),
        FieldErrors = texts
            .Where(IsAboutField)
            .GroupBy(text => text.Path, text => shown.Line(text.Text, LongestText), StringComparer.Ordinal)
            .ToDictionary(field => field.Key, IReadOnlyList<string> (field) => [.. field], StringComparer.Ordinal),
    };

    // `errors` always is about fields. `message` and `error` are when they are an object instead of a sentence, and so is a list
    // without any name around it; a list of plain texts is none.
    private static bool IsAboutField(ErrorText text) => text.Root switch
    {
        Errors => true,
        "message" or "error" or null => text.Path.Length > 0,
        _ => false,
    };

    private static string? Sentence(IReadOnlyList<ErrorText> texts, ServerText shown) => Sentences.Append(null)
        .Select(root => string.Join(' ', texts.Where(text => text.Root == root && text.Path.Length == 0).Select(text => text.Text)))
        .Select(sentence => Clean(sentence, shown))
        .FirstOrDefault(sentence => sentence is not null);

    // The Main API appends a list of routes to what was not found, and under a mask a 403 is the text of an object of Python.
    private static string? Clean(string sentence, ServerText shown)
    {
        if (sentence.StartsWith('<') && sentence.Contains("needs=", StringComparison.Ordinal))
        {
            return null;
        }

        var guesses = sentence.IndexOf("You have requested this URI [", StringComparison.Ordinal);
        sentence = guesses > 0 ? sentence[..guesses] : sentence;
        return Line(Noise.Aggregate(sentence, (text, noise) => text.Replace(noise, "", StringComparison.OrdinalIgnoreCase)), shown);
    }

    // The detail may be null, and then it is no text: a title alone is not taken for a field named title.
    private static bool IsTabular(IReadOnlyList<ErrorText> texts, string body) =>
        texts.Any(static text => text is { Root: Errors, First: "detail" })
        || texts.All(static text => text is { Root: Errors, Names: 1, First: "title" or "code" })
        && body.Contains("\"detail\"", StringComparison.Ordinal);

    // {"errors": [{"code", "title", "detail": text or {"code", "message", "details", "hint"}}]}: several errors follow each other.
    private static ErrorContent FromTabular(IReadOnlyList<ErrorText> texts, ServerText shown)
    {
        var errors = texts.Where(text => text.Root == Errors).ToList();
        var title = Joined(errors, static text => text is { Names: 1, First: "title" }, shown);
        var detail = Joined(errors.OrderBy(PlaceInDetail), static text => text is { First: "detail", Last: not "code" }, shown);
        var cause = Joined(errors, static text => text is { First: "detail", Last: "code" }, shown);
        var said = string.Join(' ', new[] { cause is null ? null : $"({cause})", detail }.OfType<string>());
        return new ErrorContent
        {
            Message = title is null || said.Length == 0 ? title ?? Line(said, shown) : Line($"{title}: {said}", shown),
            Code = Joined(errors, static text => text is { Names: 1, First: "code" }, shown) ?? cause,
            Title = title,
            Detail = detail,
        };
    }

    // The database names its members in alphabetical order; people want to know what is wrong before they are given a hint.
    private static int PlaceInDetail(ErrorText text) => text.Last switch { "detail" or "message" => 0, "details" => 1, _ => 2 };

    private static string? Joined(IEnumerable<ErrorText> texts, Func<ErrorText, bool> isWanted, ServerText shown) =>
        Line(string.Join(' ', texts.Where(isWanted).Select(text => text.Text)), shown);

    private static string? Line(string text, ServerText shown) => shown.Line(text, LongestText) is { Length: > 0 } line ? line : null;
}
