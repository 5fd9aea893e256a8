namespace DataGouv;

/// <summary>One page of a list.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
public sealed class Page<T>
{
    private readonly Func<string> _fingerprint;

    /// <summary>A page as it came.</summary>
    /// <param name="values">Its values; null where the answer has none, because a field mask left them out.</param>
    /// <param name="facts">What it says of its list.</param>
    /// <param name="fingerprint">Tells its list from all others.</param>
    internal Page(IReadOnlyList<T>? values, PageFacts facts, Func<string> fingerprint)
    {
        Values = values ?? [];
        HasValues = values is not null;

        // Tabular takes page 0 for page 1, and then says that page 1 comes next.
        Facts = facts with { Number = Math.Max(1, facts.Number) };
        _fingerprint = fingerprint;
    }

    /// <summary>Gets the values, in the order of the server.</summary>
    public IReadOnlyList<T> Values { get; }

    /// <summary>Gets the number of the page, from 1.</summary>
    public int Number => Facts.Number;

    /// <summary>Gets how many values a full page has; null where the server does not say.</summary>
    public int? Size => Facts.Size;

    /// <summary>Gets how many values the list has; null where the server does not count them.</summary>
    public long? Total => Facts.Total;

    /// <summary>
    /// Gets where to go on: a short text to keep, in a file or an address if need be, and to give to <see cref="Pageable{T}.AsPages"/> of
    /// the same list with the same filters, today or after an upgrade. Other lists refuse it, and all refuse the texts of earlier versions
    /// (<c>page=3;size=20</c>), which do not say which list they belong to. Null on the last page.
    /// </summary>
    public string? Continuation => Facts.IsLast ? null : new PageContinuation(Number + 1, Size, _fingerprint()).ToString();

    /// <summary>Gets a value that indicates whether the answer had values, if only an empty list of them.</summary>
    internal bool HasValues { get; }

    /// <summary>Gets what the page says of its list.</summary>
    internal PageFacts Facts { get; }

    /// <summary>Gets the identities of the values, in their order; null where they have none.</summary>
    internal UInt128[]? Identities { get; init; }
}
