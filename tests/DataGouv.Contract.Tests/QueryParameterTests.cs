using DataGouv.Contract.Tests.Judging;
using Newtonsoft.Json.Linq;

namespace DataGouv.Contract.Tests;

/// <summary>The canonical documents declare what the servers read of a query: every recorded success is held against that.</summary>
[TestFixtureSource(typeof(Documents), nameof(Documents.Names))]
internal sealed class QueryParameterTests(string api)
{
    // Filters and aggregations of rows are named after columns, and groups of them have a grammar of their own: no document can list them.
    private const string ColumnSeparator = "__";
    private const string Group = "or";

    // The streams of rows take the parameters of pages too, and ignore them.
    private static readonly string[] Ignored = ["page", "page_size"];

    [Test]
    public void Query_parameter_of_a_recorded_success_is_declared_by_its_operation()
    {
        var table = new RouteTable(Documents.Canonical(api));
        var undeclared =
            from exchange in RecordedExchanges.Successes(api)
            let route = table.Find(exchange.Method, exchange.Path)
            where route is { IsClientOperation: true }
            from name in exchange.QueryParameters.Except(Declared(route)).Where(name => !IsOfRows(name, exchange.Path))
            select $"{route}: {name} ({exchange.Name})";
        Assert.That(undeclared, Is.Empty);
    }

    private static bool IsOfRows(string name, string path) =>
        path.Contains("/data/", StringComparison.Ordinal)
        && (name == Group
            || name.Contains(ColumnSeparator, StringComparison.Ordinal)
            || (!path.EndsWith("/data/", StringComparison.Ordinal) && Ignored.Contains(name)));

    private IEnumerable<string> Declared(Route route) =>
        new[] { Documents.Canonical(api)["paths"]![route.Template]!["parameters"], route.Operation["parameters"] }
            .SelectMany(parameters => parameters?.Children<JObject>() ?? [])
            .Select(parameter => LocalReference.Follow(Documents.Canonical(api), parameter))
            .Where(parameter => (string?)parameter["in"] == "query")
            .Select(parameter => (string)parameter["name"]!);
}
