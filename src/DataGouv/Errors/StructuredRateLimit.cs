namespace DataGouv.Errors;

/// <summary>
/// The structured header <c>RateLimit</c> of the IETF draft: <c>"default";r=50;t=30</c> with its limits in <c>RateLimit-Policy</c>, or,
/// in an earlier draft, <c>limit=100, remaining=50, reset=30</c>. Of several policies the one that leaves the fewest requests counts.
/// </summary>
/// <param name="Limit">The number of requests of one window.</param>
/// <param name="Remaining">The number of requests that are left.</param>
/// <param name="Reset">The number of seconds until the window ends.</param>
internal readonly record struct StructuredRateLimit(double? Limit, double? Remaining, double? Reset)
{
    /// <summary>What both headers say together.</summary>
    public static StructuredRateLimit Read(string? header, string? policy)
    {
        var items = Items(header);
        if (items.Exists(static item => item[0] is ("limit" or "remaining" or "reset", not null)))
        {
            return new StructuredRateLimit(Value(items, "limit"), Value(items, "remaining"), Value(items, "reset"));
        }

        var closest = items
            .Select(item => (Name: item[0].Key, Remaining: Parameter(item, "r"), Reset: Parameter(item, "t")))
            .Where(item => item.Remaining is not null)
            .OrderBy(item => item.Remaining)
            .ThenByDescending(item => item.Reset)
            .FirstOrDefault();
        var limit = Items(policy)
            .Where(item => closest.Name is null || item[0].Key == closest.Name)
            .Select(item => Parameter(item, "q") ?? RateLimitHeaders.Number(item[0].Key))
            .FirstOrDefault();
        return new StructuredRateLimit(limit, closest.Remaining, closest.Reset);
    }

    // A list of items with parameters (RFC 9651). A quoted name with a comma or a semicolon in it is not understood, and does no harm.
    private static List<List<(string Key, string? Value)>> Items(string? header) =>
    [
        .. (header ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(item => item.Split(';', StringSplitOptions.TrimEntries).Select(Pair).ToList()),
    ];

    private static (string Key, string? Value) Pair(string text)
    {
        var sign = text.IndexOf('=', StringComparison.Ordinal);
        return sign < 0 ? (text, null) : (text[..sign].TrimEnd().ToLowerInvariant(), text[(sign + 1)..].TrimStart());
    }

    private static double? Value(List<List<(string Key, string? Value)>> items, string key) =>
        items.Select(item => item[0]).Where(pair => pair.Key == key).Select(pair => RateLimitHeaders.Number(pair.Value)).FirstOrDefault();

    private static double? Parameter(List<(string Key, string? Value)> item, string key) =>
        item.Skip(1).Where(pair => pair.Key == key).Select(pair => RateLimitHeaders.Number(pair.Value)).FirstOrDefault();
}
