using System.Globalization;
using DataGouv.Requests;

namespace DataGouv.Errors;

/// <summary>Answers that report a success and cannot be used.</summary>
internal static partial class DataGouvErrors
{
    private const int LongestProblem = 1000;

    /// <summary>The answer came whole, and it is not what was expected.</summary>
    /// <param name="request">The request.</param>
    /// <param name="response">Its answer.</param>
    /// <param name="body">The body, as much of it as was read.</param>
    /// <param name="what">What came, in words that follow "answered 200 OK with": "a body that is not the expected JSON (Dataset)".</param>
    /// <param name="cause">What the reader said; null when there was nothing to read.</param>
    public static DataGouvUnreadableAnswerException Unreadable(
        HttpRequestMessage request,
        HttpResponseMessage response,
        ReadOnlyMemory<byte> body,
        string what,
        Exception? cause)
    {
        var shown = new ServerText(request.Headers);
        var type = response.Content.Headers.ContentType;
        var text = ErrorBody.Decode(body.Span[..Math.Min(body.Length, ErrorBody.MostBytes)], type?.CharSet);
        var isPage = WebPage.Is(type?.MediaType, text);
        var title = isPage ? WebPage.Title(text, shown) : null;
        var heading = ErrorMessage.Heading(request, response, shown);
        var problem = Sentence.Closed($"{heading} with {shown.Line(what, LongestProblem)}");
        var message =
            isPage ? PageMessage(heading, title)
            : body.IsEmpty ? problem
            : $"{problem} What came is in Body.";
        var exception = new DataGouvUnreadableAnswerException(ErrorMessage.Cut(message), cause) { IsWebPage = isPage };
        return Fill(
            exception,
            response,
            ErrorFacts.Of(request) with
            {
                Heading = heading,
                ServerMessage = title,
                Body = shown.Masked(text),
                IsBodyTruncated = body.Length > ErrorBody.MostBytes,
            });
    }

    /// <summary>The answer broke off.</summary>
    /// <param name="request">The request.</param>
    /// <param name="received">How many bytes of the body came.</param>
    /// <param name="announced">How many bytes it was to have; null when nobody said so.</param>
    /// <param name="cause">What the connection said; null when the body only ended.</param>
    public static DataGouvConnectionException BrokenOff(HttpRequestMessage request, long received, long? announced, Exception? cause)
    {
        var size = announced is null
            ? string.Create(CultureInfo.InvariantCulture, $"{received} bytes")
            : string.Create(CultureInfo.InvariantCulture, $"{received} of {announced} bytes");
        var why = cause is TimeoutException stalled ? $": {stalled.Message}" : "";
        var what = $"got an answer from {request.RequestUri!.Host} that broke off after {size}{why}";
        var message = ErrorMessage.Of(request, what, Less(request) ?? "Try again later.");
        return new DataGouvConnectionException(message, cause)
        {
            BytesReceived = received,
            BytesExpected = announced,
            Facts = ErrorFacts.Of(request),
        };
    }

    /// <summary>The answer is larger than what is read into memory.</summary>
    /// <param name="request">The request.</param>
    /// <param name="limit">How many bytes are read at most.</param>
    /// <param name="response">Its answer, when it is at hand.</param>
    public static DataGouvUnreadableAnswerException TooLarge(HttpRequestMessage request, long limit, HttpResponseMessage? response = null)
    {
        var less = Less(request) is { } advice ? $"{advice[..^1]}, or raise the option." : "Raise the option.";
        const string Most =
            $"the most that is read into memory ({nameof(DataGouvClientOptions)}.{nameof(DataGouvClientOptions.MaxAnswerBytes)})";
        var what = string.Create(CultureInfo.InvariantCulture, $"answered with more than {limit} bytes, {Most}");
        var exception = new DataGouvUnreadableAnswerException(ErrorMessage.Of(request, what, less)) { IsTooLarge = true };
        if (response is not null)
        {
            return Fill(exception, response, ErrorFacts.Of(request));
        }

        exception.Facts = ErrorFacts.Of(request);
        return exception;
    }

    private static string PageMessage(string heading, string? title) =>
        $"{heading} with a web page instead of an answer{(title is null ? "" : $": \"{title}\"")}. "
        + "The platform may be under maintenance, or a network wants a sign-in: open the address in a browser, or try again later.";

    // Only the Main API knows field masks.
    private static string? Less(HttpRequestMessage request)
    {
        var operation = request.Operation;
        var page = operation is { ReturnsPages: true } ? "a smaller page (PageSize)" : null;
        var mask = operation is not null && IsJson(operation) && KnownMistake.IsMainApi(request.Asked) ? "fewer fields (X-Fields)" : null;
        var less = string.Join(", or ", new[] { page, mask }.OfType<string>());
        return less.Length > 0 ? $"Ask for less at once: {less}." : null;
    }

    private static bool IsJson(ApiOperation operation) => operation.Accept.Contains("json", StringComparison.OrdinalIgnoreCase);
}
