using System.Text.Json.Serialization.Metadata;
using DataGouv.Tabular;

namespace DataGouv.Metrics;

/// <summary>
/// Figures month by month. Immutable: each method gives a new series. Months without any figure are missing, and a figure that was not
/// counted is null, which is not zero. Unless sorted otherwise, the months of chosen objects come from the oldest to the newest.
/// </summary>
/// <typeparam name="T">The type of a month.</typeparam>
public sealed class MetricsSeries<T>
{
    private const string Month = "metric_month";

    private readonly TabularQuery _query;
    private readonly ObjectIdentifier? _identifier;
    private readonly JsonTypeInfo<T> _type;
    private readonly bool _isSorted;
    private readonly bool _isChosen;

    internal MetricsSeries(TabularQuery query, ObjectIdentifier? identifier, JsonTypeInfo<T> type, bool isChosen, bool isSorted = false)
    {
        _isChosen = isChosen;
        _query = query;
        _identifier = identifier;
        _type = type;
        _isSorted = isSorted;
    }

    /// <summary>The same in the query language of Tabular: any filter, aggregations, raw rows.</summary>
    public TabularQuery Query => _query;

    // A whole table is read in its own order.
    private TabularQuery Sorted => _isSorted || !_isChosen ? _query : _query.OrderBy(Month);

    /// <summary>Only these objects.</summary>
    /// <param name="ids">Their ids: UUIDs of resources, 24 hexadecimal digits for all others. Slugs are not known here.</param>
    /// <exception cref="ArgumentException">There is no id, or one is of another kind of object.</exception>
    /// <exception cref="InvalidOperationException">The series is about the whole site.</exception>
    public MetricsSeries<T> Of(params ReadOnlySpan<string> ids) => _identifier is { } identifier
        ? new(_query.Where(identifier.Filter(ids)), _identifier, _type, isChosen: true, _isSorted)
        : throw new InvalidOperationException("The series is about the whole site: it has no objects to choose from.");

    /// <summary>Only these resources.</summary>
    /// <param name="ids">The ids of resources.</param>
    /// <exception cref="ArgumentException">There is no id, or the series is not about resources.</exception>
    public MetricsSeries<T> Of(params ReadOnlySpan<Guid> ids) => Of(ObjectIdentifier.Texts(ids));

    /// <summary>From a month on, included.</summary>
    public MetricsSeries<T> From(YearMonth month) => With(_query.Where(row => row[Month] >= month));

    /// <summary>Up to a month, included.</summary>
    public MetricsSeries<T> To(YearMonth month) => With(_query.Where(row => row[Month] <= month));

    /// <summary>From the oldest month to the newest.</summary>
    public MetricsSeries<T> OrderByMonth() => new(_query.OrderBy(Month), _identifier, _type, _isChosen, isSorted: true);

    /// <summary>From the newest month to the oldest.</summary>
    public MetricsSeries<T> OrderByMonthDescending() => new(_query.OrderByDescending(Month), _identifier, _type, _isChosen, isSorted: true);

    /// <summary>From the highest figure to the lowest; what was not counted comes last.</summary>
    /// <param name="column">The column of the figure, such as <c>monthly_visit</c>.</param>
    public MetricsSeries<T> OrderByDescending(string column) => new(_query.OrderByDescending(column, TabularNulls.Last), _identifier, _type, _isChosen, isSorted: true);

    /// <summary>Not the first months.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public MetricsSeries<T> Skip(int count) => With(_query.Skip(count));

    /// <summary>No more months than this.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public MetricsSeries<T> Take(int count) => With(_query.Take(count));

    /// <summary>How many months there are, by one request.</summary>
    public Task<long> CountAsync(CancellationToken cancellationToken = default) => _query.CountAsync(cancellationToken);

    /// <summary>Reads the months, with access to their pages and their number. Those of a whole table come in its own order.</summary>
    public Pageable<T> ReadAsync() => Sorted.ReadAsync(_type);

    /// <summary>All months as CSV, in the order of the table unless sorted.</summary>
    /// <param name="destination">Where it is written; it stays open.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <returns>The number of rows.</returns>
    /// <exception cref="TabularReadException">What was written is not all.</exception>
    public Task<long> ToCsvAsync(Stream destination, CancellationToken cancellationToken = default) => _query.ToCsvAsync(destination, cancellationToken);

    private MetricsSeries<T> With(TabularQuery query) => new(query, _identifier, _type, _isChosen, _isSorted);
}
