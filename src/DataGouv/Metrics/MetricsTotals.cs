using System.Text.Json.Serialization.Metadata;
using DataGouv.Tabular;

namespace DataGouv.Metrics;

/// <summary>Figures since counting began. Immutable: each method gives new totals. A figure that was not counted is null, which is not zero.</summary>
/// <typeparam name="T">The type of a total.</typeparam>
public sealed class MetricsTotals<T>
{
    private readonly TabularQuery _query;
    private readonly ObjectIdentifier _identifier;
    private readonly JsonTypeInfo<T> _type;

    internal MetricsTotals(TabularQuery query, ObjectIdentifier identifier, JsonTypeInfo<T> type)
    {
        _query = query;
        _identifier = identifier;
        _type = type;
    }

    /// <summary>The same in the query language of Tabular: any filter, aggregations, raw rows.</summary>
    public TabularQuery Query => _query;

    /// <summary>Only these objects.</summary>
    /// <param name="ids">Their ids: UUIDs of resources, 24 hexadecimal digits for all others. Slugs are not known here.</param>
    /// <exception cref="ArgumentException">There is no id, or one is of another kind of object.</exception>
    public MetricsTotals<T> Of(params ReadOnlySpan<string> ids) => With(_query.Where(_identifier.Filter(ids)));

    /// <summary>Only these resources.</summary>
    /// <param name="ids">The ids of resources.</param>
    /// <exception cref="ArgumentException">There is no id, or the totals are not about resources.</exception>
    public MetricsTotals<T> Of(params ReadOnlySpan<Guid> ids) => Of(ObjectIdentifier.Texts(ids));

    /// <summary>From the highest figure to the lowest; what was not counted comes last.</summary>
    /// <param name="column">The column of the figure, such as <c>visit</c>.</param>
    public MetricsTotals<T> OrderByDescending(string column) => With(_query.OrderByDescending(column, TabularNulls.Last));

    /// <summary>Not the first totals.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public MetricsTotals<T> Skip(int count) => With(_query.Skip(count));

    /// <summary>No more totals than this.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public MetricsTotals<T> Take(int count) => With(_query.Take(count));

    /// <summary>How many totals there are, by one request.</summary>
    public Task<long> CountAsync(CancellationToken cancellationToken = default) => _query.CountAsync(cancellationToken);

    /// <summary>The totals, with access to their pages, their number and pages read ahead.</summary>
    public Pageable<T> ReadAsync() => _query.ReadAsync(_type);

    /// <summary>All totals as CSV.</summary>
    /// <param name="destination">Where it is written; it stays open.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <returns>The number of rows.</returns>
    /// <exception cref="TabularReadException">What was written is not all.</exception>
    public Task<long> ToCsvAsync(Stream destination, CancellationToken cancellationToken = default) => _query.ToCsvAsync(destination, cancellationToken);

    private MetricsTotals<T> With(TabularQuery query) => new(query, _identifier, _type);
}
