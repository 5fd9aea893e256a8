using System.Runtime.CompilerServices;
using DataGouv.Tabular;

namespace DataGouv.Metrics;

/// <summary>
/// Figures of a table of metrics: of which objects, in which order, how many, and how they are read. Immutable: each method returns new
/// ones. A figure that was not counted is null, which is not zero.
/// </summary>
/// <typeparam name="T">The type of a row.</typeparam>
/// <typeparam name="TRows">The type of the figures itself.</typeparam>
public abstract class MetricsRows<T, TRows>
    where TRows : MetricsRows<T, TRows>
{
    private protected MetricsRows(MetricsState<T> state)
    {
        State = state;
    }

    /// <summary>Gets the same in the query language of Tabular: any filter, aggregations, raw rows.</summary>
    public TabularQuery Query => State.Query;

    private protected MetricsState<T> State { get; }

    private protected virtual TabularQuery Ordered => Query;

    /// <summary>Returns the figures of these objects only. All of them are passed at once.</summary>
    /// <param name="objects">
    /// Their ids, UUIDs of resources and 24 hexadecimal digits for all others, or the objects as they were read. Slugs are not known here.
    /// </param>
    /// <exception cref="ArgumentException">There is no object, or one is of another kind.</exception>
    /// <exception cref="InvalidOperationException">Objects are chosen already, or the figures are those of the whole site.</exception>
    public TRows Of(params ReadOnlySpan<MetricsKey> objects) => With(State.Of(objects));

    /// <summary>Returns the figures of the objects of a list only.</summary>
    /// <param name="ids">Their ids: UUIDs of resources, 24 hexadecimal digits for all others.</param>
    /// <exception cref="ArgumentException">There is no id, or one is of another kind of object.</exception>
    /// <exception cref="InvalidOperationException">Objects are chosen already, or the figures are those of the whole site.</exception>
    [OverloadResolutionPriority(-1)]
    public TRows Of(IEnumerable<string> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        return Of([.. ids]);
    }

    /// <summary>Returns the figures of the resources of a list only.</summary>
    /// <param name="ids">The ids of resources.</param>
    /// <exception cref="ArgumentException">There is no id, or the figures are not those of resources.</exception>
    /// <exception cref="InvalidOperationException">Resources are chosen already, or the figures are those of the whole site.</exception>
    [OverloadResolutionPriority(-1)]
    public TRows Of(IEnumerable<Guid> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        return Of([.. ids]);
    }

    /// <summary>Returns only those rows where a figure was counted, if only as zero.</summary>
    /// <exception cref="ArgumentException">The rows have no such figure.</exception>
    public TRows WhereCounted(MetricsFigure figure) => With(State.Where(Column(figure).IsNotNull));

    /// <summary>Returns only those rows where a figure was not counted: where it is null.</summary>
    /// <exception cref="ArgumentException">The rows have no such figure.</exception>
    public TRows WhereNotCounted(MetricsFigure figure) => With(State.Where(Column(figure).IsNull));

    /// <summary>
    /// Sorts by a figure from the lowest to the highest, in addition to what it is sorted by already; what was not counted comes last.
    /// </summary>
    /// <exception cref="ArgumentException">The rows have no such figure.</exception>
    public TRows OrderBy(MetricsFigure figure) => With(State.OrderBy(Column(figure), descending: false, TabularNulls.Last));

    /// <summary>
    /// Sorts by a figure from the highest to the lowest, in addition to what it is sorted by already; what was not counted comes last.
    /// </summary>
    /// <exception cref="ArgumentException">The rows have no such figure.</exception>
    public TRows OrderByDescending(MetricsFigure figure) => With(State.OrderBy(Column(figure), descending: true, TabularNulls.Last));

    /// <summary>Leaves out the first of the rows so far.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public TRows Skip(int count) => With(State with { Query = Query.Skip(count) });

    /// <summary>Takes no more than the first of the rows so far.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public TRows Take(int count) => With(State with { Query = Query.Take(count) });

    /// <summary>Returns the number of rows, by one request.</summary>
    public Task<long> CountAsync(CancellationToken cancellationToken = default) => Query.CountAsync(cancellationToken);

    /// <summary>
    /// Reads the rows; <see cref="Pageable{T}.AsPages"/> has their pages, with numbers and continuations. Those of a whole table come in its
    /// own order unless sorted.
    /// </summary>
    public Pageable<T> ReadAsync() => Ordered.ReadAsync(State.Row);

    /// <summary>Writes all rows as CSV, in the order in which they are read.</summary>
    /// <param name="destination">Where it is written; it stays open.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <returns>The number of rows.</returns>
    /// <exception cref="TabularReadException">What was written is not all.</exception>
    public Task<long> ToCsvAsync(Stream destination, CancellationToken cancellationToken = default) =>
        Ordered.ToCsvAsync(destination, cancellationToken);

    private protected abstract TRows With(MetricsState<T> state);

    private TabularColumn Column(MetricsFigure figure) => new(FigureColumn.Of(figure, State.Row));
}
