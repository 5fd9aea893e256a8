using System.Globalization;

namespace DataGouv.Core;

/// <summary>The place where a list goes on, as text.</summary>
/// <param name="Number">The number of the page to read next.</param>
/// <param name="Size">The size of the pages: the same number means another place in pages of another size.</param>
/// <param name="List">The fingerprint of the list: the same number means another place in another list, or with other filters.</param>
internal sealed record PageContinuation(int Number, int? Size, string List)
{
    // Signs that no address and no file system takes for its own.
    private const char Separator = '.';
    private const string NumberName = "page-";
    private const string SizeName = "size-";
    private const string ListName = "list-";

    /// <summary>Reads the text of <see cref="Page{T}.Continuation"/>.</summary>
    /// <exception cref="ArgumentException">The text is something else.</exception>
    public static PageContinuation Parse(string continuation)
    {
        ArgumentNullException.ThrowIfNull(continuation);
        var parts = continuation.Split(Separator);
        return (Read(parts[0], NumberName), parts.Length == 3 ? Read(parts[1], SizeName) : null, ReadList(parts[^1])) switch
        {
            ({ } number, { } size, { } list) => new PageContinuation(number, size, list),
            ({ } number, null, { } list) when parts.Length == 2 => new PageContinuation(number, null, list),
            _ => throw new ArgumentException(Refusal(continuation), nameof(continuation)),
        };
    }

    /// <summary>The text, such as <c>page-3.size-20.list-0f8fad5bd9cb469f</c>.</summary>
    public override string ToString() =>
        $"{Write(NumberName, Number)}{(Size is { } size ? Separator + Write(SizeName, size) : "")}{Separator}{ListName}{List}";

    private static string Write(string name, int value) => name + value.ToString(CultureInfo.InvariantCulture);

    private static int? Read(string text, string name) =>
        text.StartsWith(name, StringComparison.Ordinal)
        && int.TryParse(text.AsSpan(name.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var value)
        && value > 0
            ? value
            : null;

    private static string? ReadList(string text)
    {
        var list = text.StartsWith(ListName, StringComparison.Ordinal) ? text[ListName.Length..] : "";
        return ListFingerprint.IsOne(list) ? list : null;
    }

    private static string Refusal(string continuation) => continuation.Split(';') is [var page, ..] && Read(page, "page=") is { } number
        ? $"\"{continuation}\" is a continuation of an earlier version, which does not say which list it belongs to: "
            + $"begin at page {number} of that list with QueryParameters.Page instead."
        : $"\"{continuation}\" is not a continuation: pass the Continuation of a page of the same list, or null to begin.";
}
