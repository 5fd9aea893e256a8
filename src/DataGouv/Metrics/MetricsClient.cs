using System.Text.Json.Serialization.Metadata;
using DataGouv.Tabular;
using Microsoft.Kiota.Abstractions;

namespace DataGouv.Metrics;

/// <summary>
/// Reads visits and downloads, with typed months and totals for each kind of object. <see cref="Api"/> has the plain requests.
/// <code>
/// var months = client.Metrics.Datasets.Monthly.Of("1f0d31f2fc9155accd1eaa76").LastMonths(12);
/// await foreach (var month in months.ReadAsync()) { Console.WriteLine($"{month.Month}: {month.Visits}"); }
/// </code>
/// </summary>
public sealed class MetricsClient
{
    private readonly IRequestAdapter _adapter;
    private readonly DataGouvClientOptions _options;

    internal MetricsClient(Uri baseAddress, IRequestAdapter requestAdapter, DataGouvClientOptions options)
    {
        (_adapter, _options) = (requestAdapter, options);
        Api = new MetricsRequestBuilder(baseAddress, requestAdapter);
    }

    /// <summary>
    /// Gets the requests of the Metrics API as its document describes them, with rows that map columns to values:
    /// <c>Api["datasets"].Data.GetAsync()</c>.
    /// </summary>
    public MetricsRequestBuilder Api { get; }

    /// <summary>Visits and downloads of datasets.</summary>
    public MetricsModel<DatasetMonth, DatasetTotal> Datasets =>
        Model("datasets", ObjectIdentifier.Dataset, MetricsRowsContext.Default.DatasetMonth, MetricsRowsContext.Default.DatasetTotal);

    /// <summary>Downloads of resources.</summary>
    public MetricsModel<ResourceMonth, ResourceTotal> Resources =>
        Model("resources", ObjectIdentifier.Resource, MetricsRowsContext.Default.ResourceMonth, MetricsRowsContext.Default.ResourceTotal);

    /// <summary>Visits and downloads of all that organizations publish.</summary>
    public MetricsModel<OrganizationMonth, OrganizationTotal> Organizations =>
        Model(
            "organizations",
            ObjectIdentifier.Organization,
            MetricsRowsContext.Default.OrganizationMonth,
            MetricsRowsContext.Default.OrganizationTotal);

    /// <summary>Visits of reuses.</summary>
    public MetricsModel<ReuseMonth, ReuseTotal> Reuses =>
        Model("reuses", ObjectIdentifier.Reuse, MetricsRowsContext.Default.ReuseMonth, MetricsRowsContext.Default.ReuseTotal);

    /// <summary>Visits of dataservices.</summary>
    public MetricsModel<DataserviceMonth, DataserviceTotal> Dataservices =>
        Model(
            "dataservices",
            ObjectIdentifier.Dataservice,
            MetricsRowsContext.Default.DataserviceMonth,
            MetricsRowsContext.Default.DataserviceTotal);

    /// <summary>Visits and downloads of the whole site, month by month.</summary>
    public MetricsSeries<SiteMonth> Site => new(State("site", null, MetricsRowsContext.Default.SiteMonth));

    /// <summary>Any table of metrics, with the query language of Tabular.</summary>
    /// <param name="name">Its name: <c>datasets</c>, <c>datasets_total</c>, <c>site</c>…</param>
    /// <param name="options">How its queries are sent and read; null for the default.</param>
    /// <exception cref="ArgumentException">The text cannot be the name of a table.</exception>
    public TabularQuery Table(string name, TabularQueryOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return name.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '_')
            ? new TabularQuery(
                new MetricsEndpoint(
                    _adapter,
                    Api[name].Data.ToGetRequestInformation().URI.AbsoluteUri,
                    options ?? TabularQueryOptions.Default,
                    _options,
                    name))
            : throw new ArgumentException($"\"{name}\" is no table of metrics. {MetricsEndpoint.Tables}", nameof(name));
    }

    private MetricsModel<TMonth, TTotal> Model<TMonth, TTotal>(
        string table,
        ObjectIdentifier identifier,
        JsonTypeInfo<TMonth> month,
        JsonTypeInfo<TTotal> total) =>
        new(
            new MetricsSeries<TMonth>(State(table, identifier, month)),
            new MetricsTotals<TTotal>(State(table + "_total", identifier, total)));

    private MetricsState<T> State<T>(string table, ObjectIdentifier? identifier, JsonTypeInfo<T> row) =>
        new(Table(table), row, identifier, _options.TimeProvider);
}
