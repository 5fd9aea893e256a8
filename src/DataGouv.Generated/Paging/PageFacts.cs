namespace DataGouv.Core;

/// <summary>What a page says of its list, without its values.</summary>
/// <param name="Number">The number of the page.</param>
/// <param name="Size">How many values a full page has; null where the server does not say.</param>
/// <param name="Total">How many values the list has; null where the server does not count them.</param>
/// <param name="Next">
/// The server's link to the next page. It only says whether there is more: links lose parameters on the way (slugs, unescaped text).
/// </param>
internal readonly record struct PageFacts(int Number, int? Size, long? Total, string? Next)
{
    /// <summary>
    /// Gets a value that indicates whether the list ends with this page. A page of size 0 holds the whole list, and the server's link to
    /// another page is one to the same rows. A page with fewer values than its size is not the last for that: some are hidden from the
    /// caller.
    /// </summary>
    public bool IsLast => string.IsNullOrEmpty(Next) || Size <= 0;

    /// <summary>Gets the number of the last page, as far as this one knows; 0 where it does not.</summary>
    public long LastKnown => this is { Total: { } total, Size: > 0 and var size } ? (total + size - 1) / size : 0;
}
