using System.Text.Json.Serialization.Metadata;
using DataGouv.Tabular;

namespace DataGouv.Metrics;

/// <summary>What metrics are asked for. Immutable.</summary>
/// <param name="Query">The query of the rows so far.</param>
/// <param name="Row">How a row is read, and which figures it has.</param>
/// <param name="Identifier">How the objects are identified; null where there is only one, the site.</param>
/// <param name="Clock">What says which month it is.</param>
internal sealed record MetricsState<T>(TabularQuery Query, JsonTypeInfo<T> Row, ObjectIdentifier? Identifier, TimeProvider Clock)
{
    /// <summary>Gets a value that indicates whether rows are those of chosen objects rather than of the whole table.</summary>
    public bool IsChosen { get; init; } = Identifier is null;

    /// <summary>Gets a value that indicates whether the caller has sorted the rows.</summary>
    public bool IsSorted { get; init; }

    /// <summary>Returns the state with fewer rows.</summary>
    public MetricsState<T> Where(TabularFilter filter) => this with { Query = Query.Where(filter) };

    /// <summary>Returns the state with rows of these objects only.</summary>
    /// <exception cref="ArgumentException">There is no object, or one is of another kind.</exception>
    /// <exception cref="InvalidOperationException">There are no objects, or they are chosen already.</exception>
    public MetricsState<T> Of(ReadOnlySpan<MetricsKey> objects)
    {
        if (Identifier is null)
        {
            throw new InvalidOperationException("The series is about the whole site: it has no objects to choose from.");
        }

        var filter = Identifier.Filter(objects);
        return IsChosen
            ? throw new InvalidOperationException("The objects are chosen already, by another Of: pass all of them to one.")
            : Where(filter) with { IsChosen = true };
    }

    /// <summary>Returns the state sorted by a column, in addition to those that it is sorted by already.</summary>
    public MetricsState<T> OrderBy(TabularColumn column, bool descending, TabularNulls nulls = TabularNulls.Default) => this with
    {
        Query = descending ? Query.OrderByDescending(column.Name, nulls) : Query.OrderBy(column.Name, nulls),
        IsSorted = true,
    };
}
