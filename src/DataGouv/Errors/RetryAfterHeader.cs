using System.Globalization;

namespace DataGouv.Errors;

/// <summary><c>Retry-After</c>, as seconds or as a date: the same moment under any culture and in any zone.</summary>
internal static class RetryAfterHeader
{
    private const string Name = "Retry-After";

    // Nobody waits longer, and clocks end somewhere.
    private const long MostSeconds = 10L * 365 * 24 * 3600;

    /// <summary>The moment that the header names; null when there is none, or none that can be read.</summary>
    public static DateTimeOffset? Read(HttpResponseMessage response, DateTimeOffset now)
    {
        if (!response.Headers.TryGetValues(Name, out var values) || values.FirstOrDefault()?.Trim() is not { Length: > 0 } value)
        {
            return null;
        }

        if (value.All(char.IsAsciiDigit))
        {
            // A number that does not fit is a long time.
            var fits = long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
            return now.AddSeconds(fits ? Math.Min(number, MostSeconds) : MostSeconds);
        }

        // The runtime's header parser knows the three forms of RFC 9110 and no culture.
        return response.Headers.RetryAfter?.Date;
    }
}
