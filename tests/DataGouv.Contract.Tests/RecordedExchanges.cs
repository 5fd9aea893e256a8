using DataGouv.Contract.Tests.Judging;
using DataGouv.Replay;

namespace DataGouv.Contract.Tests;

/// <summary>What the real servers answered, API by API.</summary>
internal static class RecordedExchanges
{
    /// <summary>Every exchange, whatever came of it.</summary>
    public static IEnumerable<Exchange> Of(string api)
    {
        var (server, basePath) = Place(api);
        return RecordingStore
            .Default.Recordings.Where(recording =>
                recording.Api == server && recording.Request.Path.StartsWith(basePath + "/", StringComparison.Ordinal))
            .Select(recording => Exchange.From(recording, basePath));
    }

    /// <summary>Every success (2xx).</summary>
    public static IReadOnlyList<Exchange> Successes(string api) => [.. Of(api).Where(exchange => exchange.Status is >= 200 and < 300)];

    /// <summary>Every refusal (4xx and 5xx).</summary>
    public static IReadOnlyList<Exchange> Refusals(string api) => [.. Of(api).Where(exchange => exchange.Status >= 400)];

    /// <summary>
    /// Every redirection that is an operation's own answer (302). A 308 is the router's: it mends the path, whatever the operation.
    /// </summary>
    public static IReadOnlyList<Exchange> Redirections(string api) => [.. Of(api).Where(exchange => exchange.Status == 302)];

    /// <summary>
    /// Those whose body is JSON or nothing. The referee (jsonschema in Python) judges the same ones, so that its figures and ours
    /// can be compared.
    /// </summary>
    public static IEnumerable<Exchange> JsonOnly(this IEnumerable<Exchange> exchanges) =>
        exchanges.Where(exchange => exchange.Body is not ExchangeBody.Opaque);

    private static (RecordedApi Server, string BasePath) Place(string api) =>
        api switch
        {
            Documents.Catalog => (RecordedApi.Main, "/api/1"),
            Documents.CatalogV2 => (RecordedApi.Main, "/api/2"),
            Documents.Metrics => (RecordedApi.Metrics, ""),
            Documents.Tabular => (RecordedApi.Tabular, ""),
            _ => throw new ArgumentOutOfRangeException(nameof(api), api, "There are no recordings of this API."),
        };
}
