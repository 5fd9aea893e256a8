using System.Diagnostics;
using System.Diagnostics.Metrics;
using DataGouv.Requests;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace DataGouv.Telemetry;

/// <summary>Tells of lists that contradict themselves: a warning in the log, and counters.</summary>
/// <param name="logger">Where messages go; null for nowhere.</param>
/// <param name="host">The host of the API that the lists are read from.</param>
internal sealed partial class ListTelemetry(ILogger? logger, string host) : IListObserver
{
    private const string Enumeration = "DataGouv.Enumerate";

    private readonly ILogger _logger = logger ?? NullLogger.Instance;

    private static Counter<long> Repeated { get; } = DataGouvTelemetry.Meter.CreateCounter<long>(
        "datagouv.client.list.repeated_items", "{item}", "How many items lists gave that they had given before.");

    private static Counter<long> Mismatches { get; } = DataGouvTelemetry.Meter.CreateCounter<long>(
        "datagouv.client.list.count_mismatches", "{list}", "How many lists ended with another number of items than they have, or shrank.");

    /// <summary>Gets a value that indicates whether anybody listens.</summary>
    public bool IsObserved => _logger.IsEnabled(LogLevel.Warning) || Repeated.Enabled || Mismatches.Enabled;

    /// <inheritdoc />
    public Activity? Start(ApiOperation operation)
    {
        var around = Activity.Current;
        var span = DataGouvTelemetry.Activities.StartActivity($"{Enumeration} {operation.Path}");
        span?.SetTag(TelemetryNames.Operation, operation.Id).SetTag(TelemetryNames.Template, operation.Path);

        // It is around the calls of the pages, and not around what the program does between them.
        Activity.Current = around;
        return span;
    }

    /// <summary>A page held items that had been given before. The log hears of the first such page only.</summary>
    public void CountRepeated(ApiOperation operation, int page, int items, bool isFirst)
    {
        Count(Repeated, items, operation);
        if (isFirst)
        {
            RepeatedItems(Method(operation), operation.Path, host, items, page);
        }
    }

    /// <summary>A list ended with another number of items than it has.</summary>
    public void CountMismatch(ApiOperation operation, long items, long first, long last)
    {
        Count(Mismatches, 1, operation);
        if (first == last)
        {
            CountMismatch(Method(operation), operation.Path, host, items, last);
        }
        else
        {
            ListChanged(Method(operation), operation.Path, host, first < last ? "grew" : "shrank", first, last, items);
        }
    }

    private static string Method(ApiOperation operation) => operation.Method.ToString();

    private void Count(Counter<long> counter, long number, ApiOperation operation)
    {
        if (counter.Enabled)
        {
            counter.Add(number, new TagList
            {
                { TelemetryNames.Method, Method(operation) },
                { TelemetryNames.Server, host },
                { TelemetryNames.Operation, operation.Id },
                { TelemetryNames.Template, operation.Path },
            });
        }
    }

    [LoggerMessage(
        20,
        LogLevel.Warning,
        "{Method} {Route} at {Host} gave {Items} items on page {Page} that it had given: it changes, or its order is not stable",
        EventName = "RepeatedItems")]
    private partial void RepeatedItems(string method, string route, string host, int items, int page);

    [LoggerMessage(
        21,
        LogLevel.Warning,
        "{Method} {Route} at {Host} gave {Items} items and says that it has {Total}",
        EventName = "CountMismatch")]
    private partial void CountMismatch(string method, string route, string host, long items, long total);

    [LoggerMessage(
        22,
        LogLevel.Warning,
        "{Method} {Route} at {Host} {Change} from {First} to {Last} items while it was read, and gave {Items}: some may be missing",
        EventName = "ListChanged")]
    private partial void ListChanged(string method, string route, string host, string change, long first, long last, long items);
}
