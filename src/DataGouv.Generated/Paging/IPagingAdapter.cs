namespace DataGouv.Core;

/// <summary>A request adapter that says how lists are read, and hears of those that contradict themselves.</summary>
public interface IPagingAdapter
{
    /// <summary>Gets the number of pages that are asked for ahead of the one being read; 0 reads them one by one.</summary>
    int PrefetchDepth { get; }

    /// <summary>Gets what happens when a list contradicts itself. Default: <see cref="ListConsistency.Warn"/>.</summary>
    ListConsistency Consistency => ListConsistency.Warn;

    /// <summary>
    /// Gets a value that indicates whether anything listens to the findings. Lists that would only be warned of are not watched without it.
    /// </summary>
    bool HearsOfLists => false;

    /// <summary>Starts the span of an enumeration, which is above the calls of its pages; null when nobody listens.</summary>
    /// <param name="operation">The operation of the list.</param>
    System.Diagnostics.Activity? StartList(ApiOperation operation) => null;

    /// <summary>Tells that a page held items that had been given before.</summary>
    /// <param name="operation">The operation of the list.</param>
    /// <param name="page">The number of the page.</param>
    /// <param name="items">How many of its items were known.</param>
    /// <param name="isFirst">Whether it is the first such page of this enumeration.</param>
    void OnRepeatedItems(ApiOperation operation, int page, int items, bool isFirst)
    {
    }

    /// <summary>Tells that a list ended with another number of items than it has.</summary>
    /// <param name="operation">The operation of the list.</param>
    /// <param name="items">How many different items came.</param>
    /// <param name="first">How many the list had by its first page.</param>
    /// <param name="last">How many it had by its last page.</param>
    void OnCountMismatch(ApiOperation operation, long items, long first, long last)
    {
    }
}
