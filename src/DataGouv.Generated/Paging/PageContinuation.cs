using System.Globalization;

namespace DataGouv.Core;

/// <summary>The place where a list goes on, as text.</summary>
/// <param name="Number">The number of the page to read next.</param>
/// <param name="Size">The size of the pages: the same number means another place in pages of another size.</param>
internal sealed record PageContinuation(int Number, int? Size)
{
    private const string NumberName = "page=";
    private const string SizeName = "size=";

    /// <summary>Reads the text of <see cref="Page{T}.Continuation"/>.</summary>
    /// <exception cref="ArgumentException">The text is something else.</exception>
    public static PageContinuation Parse(string continuation)
    {
        ArgumentNullException.ThrowIfNull(continuation);
        return continuation.Split(';') switch
        {
            [var page] when Read(page, NumberName) is { } number => new PageContinuation(number, null),
            [var page, var rest] when Read(page, NumberName) is { } number && Read(rest, SizeName) is { } size => new PageContinuation(number, size),
            _ => throw new ArgumentException($"\"{continuation}\" is not a continuation: pass the Continuation of a page of the same list, or null to begin.", nameof(continuation)),
        };
    }

    /// <summary>The text, such as <c>page=3;size=20</c>.</summary>
    public override string ToString() => Write(NumberName, Number) + (Size is { } size ? ";" + Write(SizeName, size) : "");

    private static string Write(string name, int value) => name + value.ToString(CultureInfo.InvariantCulture);

    private static int? Read(string text, string name) =>
        text.StartsWith(name, StringComparison.Ordinal)
        && int.TryParse(text.AsSpan(name.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var value)
        && value > 0
            ? value
            : null;
}
