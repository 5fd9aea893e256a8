namespace DataGouv;

/// <summary>One page of a list.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
public sealed class Page<T>
{
    internal Page(IReadOnlyList<T> values, int number, int? size, long? total, string? next)
    {
        Values = values;

        // Tabular takes page 0 for page 1, and then says that page 1 comes next.
        Number = Math.Max(1, number);
        Size = size;
        Total = total;
        Next = next;
    }

    /// <summary>The values, in the order of the server.</summary>
    public IReadOnlyList<T> Values { get; }

    /// <summary>The number of the page, from 1.</summary>
    public int Number { get; }

    /// <summary>How many values a full page has; null where the server does not say.</summary>
    public int? Size { get; }

    /// <summary>How many values the list has; null where the server does not count them.</summary>
    public long? Total { get; }

    /// <summary>
    /// Where to go on: a text to keep, in a file if need be, and to give to <see cref="Pageable{T}.AsPages"/>. Null on the last
    /// page.
    /// </summary>
    public string? Continuation => IsLast ? null : new PageContinuation(Number + 1, Size).ToString();

    // A page of size 0 holds the whole list, and the server's link to another page is one to the same rows. A page with fewer values
    // than its size is not the last for that: some are hidden from the caller.
    internal bool IsLast => string.IsNullOrEmpty(Next) || Size <= 0;

    // The number of the last page, as far as this one knows; 0 where it does not.
    internal long LastKnown => this is { Total: { } total, Size: > 0 and var size } ? (total + size - 1) / size : 0;

    // The server's own link. It only says whether there is more: links lose parameters on the way (slugs, unescaped text).
    internal string? Next { get; }
}
