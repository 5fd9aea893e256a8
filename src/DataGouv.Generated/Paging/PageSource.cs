namespace DataGouv.Core;

/// <summary>A list at its source: how its pages are asked for, and what is known of it.</summary>
/// <param name="Operation">The operation that returns its pages.</param>
/// <param name="Fetch">Asks for a page; null for the one that the configuration begins with.</param>
/// <param name="Fingerprint">Tells this list, with its filters, from all others.</param>
/// <param name="Adapter">Hears of lists that contradict themselves; null where nothing does.</param>
internal sealed record PageSource<T>(
    ApiOperation Operation,
    Func<int?, CancellationToken, Task<Page<T>>> Fetch,
    Func<string> Fingerprint,
    IPagingAdapter? Adapter)
{
    /// <summary>Gets the number of values after which the server stops, whatever there is; null where it does not.</summary>
    public int? Window { get; init; }

    /// <summary>Gets what reads the values by another way than page after page; null where there is none.</summary>
    public Func<CancellationToken, IAsyncEnumerable<T>>? Values { get; init; }

    /// <summary>Gets a value that indicates whether pages may lack values that the total counts.</summary>
    public bool HidesItems { get; init; }
}
