namespace DataGouv;

/// <summary>One page of a list.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
public sealed class Page<T>
{
    internal Page(IReadOnlyList<T> values, int number, int? size, long? total, string? next)
    {
        Values = values;
        Number = number;
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
    public string? Continuation => IsLast ? null : PageContinuation.ToText(Number + 1);

    internal bool IsLast => Next is null;

    // The server's own link. It only says whether there is more: links lose parameters on the way (slugs, unescaped text).
    internal string? Next { get; }
}
