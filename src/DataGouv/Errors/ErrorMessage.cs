using System.Globalization;

namespace DataGouv.Errors;

/// <summary>
/// Writes the message of an exception, in one form for all of them: what was asked, what happened, what the server said, what to do.
/// </summary>
internal static class ErrorMessage
{
    private const int Longest = 4000;
    private const int LongestReason = 100;
    private const int LongestFieldText = 500;

    /// <summary>What was asked and what happened to it, such as <c>GET /datasets/a/ got no answer from www.data.gouv.fr</c>.</summary>
    public static string Of(HttpRequestMessage request, string happened, string? advice = null)
    {
        var message = Sentence.Closed($"{RequestLine.Of(request, new ServerText(request.Headers))} {happened}");
        return Cut(advice is null ? message : $"{message} {advice}");
    }

    /// <summary>The beginning of the message on an answer: <c>GET /datasets/a/ answered 404 Not Found</c>.</summary>
    public static string Heading(HttpRequestMessage request, HttpResponseMessage response, ServerText shown)
    {
        var status = ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture);
        return $"{RequestLine.Of(request, shown)} answered {status} {Reason(response, shown)}".TrimEnd();
    }

    /// <summary>The message on a refusal.</summary>
    public static string Refusal(string heading, HttpResponseMessage response, ErrorContent content, ServerText shown, string? advice)
    {
        var said = content.Message is { } sentence && !IsStatus(sentence, response, shown) ? $"{heading}: {sentence}" : heading;
        return Cut(string.Join(' ', new[] { Sentence.Closed(said), FirstField(content.FieldErrors, shown), advice }.OfType<string>()));
    }

    /// <summary>A message that is not too long to be read.</summary>
    public static string Cut(string message) => message.Length > Longest ? $"{message.AsSpan(0, Longest - 1)}…" : message;

    private static string? FirstField(IReadOnlyDictionary<string, IReadOnlyList<string>> errors, ServerText shown)
    {
        if (errors.Count == 0)
        {
            return null;
        }

        var (path, texts) = errors.First();
        var field = Sentence.Closed($"Field {path}: {shown.Line(string.Join(' ', texts), LongestFieldText)}");
        return errors.Count == 1 ? field : string.Create(CultureInfo.InvariantCulture, $"{field} FieldErrors has {errors.Count - 1} more.");
    }

    private static string Reason(HttpResponseMessage response, ServerText shown) => shown.Line(response.ReasonPhrase ?? "", LongestReason);

    // Some servers say the status again, and nothing else: "404: Not Found".
    private static bool IsStatus(string sentence, HttpResponseMessage response, ServerText shown) =>
        sentence.AsSpan().Trim("0123456789:. ").Equals(Reason(response, shown), StringComparison.OrdinalIgnoreCase);
}
