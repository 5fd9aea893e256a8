using System.Diagnostics;

namespace DataGouv.Requests;

/// <summary>Hears of the lists that an adapter reads.</summary>
internal interface IListObserver
{
    /// <summary>Gets a value that indicates whether anybody listens to lists that contradict themselves.</summary>
    bool IsObserved { get; }

    /// <summary>Starts the span of an enumeration; null when nobody listens.</summary>
    Activity? Start(ApiOperation operation);

    /// <summary>Counts items that a page held and that had been given before.</summary>
    void CountRepeated(ApiOperation operation, int page, int items, bool isFirst);

    /// <summary>Counts a list that ended with another number of items than it has.</summary>
    void CountMismatch(ApiOperation operation, long items, long first, long last);
}
