using System.Globalization;

namespace DataGouv;

/// <summary>The place where a list goes on, as text.</summary>
internal static class PageContinuation
{
    private const string Prefix = "page=";

    /// <summary>The text for the number of a page.</summary>
    public static string ToText(int page) => Prefix + page.ToString(CultureInfo.InvariantCulture);

    /// <summary>The number of the page that a text stands for.</summary>
    /// <exception cref="ArgumentException">The text is not one of <see cref="Page{T}.Continuation"/>.</exception>
    public static int Parse(string continuation) =>
        continuation.StartsWith(Prefix, StringComparison.Ordinal)
        && int.TryParse(continuation.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var page)
        && page > 0
            ? page
            : throw new ArgumentException($"\"{continuation}\" is not a continuation: pass the Continuation of a page of the same list, or null to begin.", nameof(continuation));
}
