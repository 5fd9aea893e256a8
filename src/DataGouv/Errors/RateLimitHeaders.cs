using System.Globalization;
using System.Net.Http.Headers;

namespace DataGouv.Errors;

/// <summary>
/// The headers of a rate limit in all their forms. The structured <c>RateLimit</c> is believed first, then the three headers of the
/// IETF's earlier drafts, then the three that begin with <c>X-</c>.
/// </summary>
internal static class RateLimitHeaders
{
    private const string Structured = "RateLimit";
    private const string Policy = "RateLimit-Policy";
    private const string Old = "X-";

    // A window is shorter than ten years, so that a greater number is a date; what would be a date after the year 5000 counts milliseconds.
    private const double MostSeconds = 10.0 * 365 * 24 * 3600;
    private const double MostEpochSeconds = 1e11;
    private const double Most = 1e15;

    /// <summary>What the headers say; null when they say nothing that can be read.</summary>
    public static RateLimit? Read(HttpResponseHeaders headers, DateTimeOffset now)
    {
        Dictionary<string, string>? found = null;
        foreach (var (name, values) in headers.NonValidated)
        {
            var prefix = name.StartsWith(Old, StringComparison.OrdinalIgnoreCase) ? Old.Length : 0;
            if (name.AsSpan(prefix).StartsWith(Structured, StringComparison.OrdinalIgnoreCase))
            {
                found ??= new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
                found[name] = string.Join(',', values);
            }
        }

        return found is null ? null : Read(found, now);
    }

    private static RateLimit? Read(Dictionary<string, string> headers, DateTimeOffset now)
    {
        var structured = StructuredRateLimit.Read(headers.GetValueOrDefault(Structured), headers.GetValueOrDefault(Policy));
        var limit = structured.Limit ?? Number(headers, "Limit");
        var remaining = structured.Remaining ?? Number(headers, "Remaining");
        var reset = structured.Reset ?? Number(headers, "Reset");
        return (limit, remaining, reset) is (null, null, null) ? null : new RateLimit((long?)limit, (long?)remaining, Moment(reset, now));
    }

    // Several policies may follow the number: "100, 100;w=60".
    private static double? Number(Dictionary<string, string> headers, string what) =>
        Number(First(headers, $"{Structured}-{what}")) ?? Number(First(headers, $"{Old}{Structured}-{what}"));

    private static ReadOnlySpan<char> First(Dictionary<string, string> headers, string name)
    {
        var value = headers.GetValueOrDefault(name).AsSpan();
        var end = value.IndexOfAny(',', ';');
        return end < 0 ? value : value[..end];
    }

    /// <summary>A number of the headers: not negative, and small enough for any of its uses; null when it is none.</summary>
    internal static double? Number(ReadOnlySpan<char> text)
    {
        var isNumber = double.TryParse(text.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number);
        return isNumber && number is >= 0 and <= Most ? number : null;
    }

    private static DateTimeOffset? Moment(double? reset, DateTimeOffset now) => reset switch
    {
        null => null,
        <= MostSeconds and var seconds => now.AddSeconds(seconds),
        < MostEpochSeconds and var seconds => DateTimeOffset.UnixEpoch.AddSeconds(seconds),
        // The last moment that there is lies before 1e15 milliseconds.
        var milliseconds => milliseconds < 2.5e14 ? DateTimeOffset.UnixEpoch.AddMilliseconds(milliseconds.Value) : null,
    };
}
