using System.Collections.Immutable;

namespace DataGouv.Tabular;

/// <summary>A condition on one column.</summary>
internal sealed class ColumnFilter(string column, FilterOperator @operator, ImmutableArray<TabularValue> values) : TabularFilter
{
    public string Column { get; } = column;

    public FilterOperator Operator { get; } = @operator;

    /// <summary>None for null tests, one for comparisons, at least one for lists.</summary>
    public ImmutableArray<TabularValue> Values { get; } = values;

    /// <inheritdoc />
    internal override TabularFilter Opposite() => Operator switch
    {
        FilterOperator.Exact => With(FilterOperator.Differs),
        FilterOperator.Differs => With(FilterOperator.Exact),
        FilterOperator.IsNull => With(FilterOperator.IsNotNull),
        FilterOperator.IsNotNull => With(FilterOperator.IsNull),
        FilterOperator.Contains => OrNull(FilterOperator.NotContains),
        FilterOperator.NotContains => OrNull(FilterOperator.Contains),
        FilterOperator.In => OrNull(FilterOperator.NotIn),
        FilterOperator.NotIn => OrNull(FilterOperator.In),
        FilterOperator.Less => OrNull(FilterOperator.StrictlyGreater),
        FilterOperator.Greater => OrNull(FilterOperator.StrictlyLess),
        FilterOperator.StrictlyLess => OrNull(FilterOperator.Greater),
        _ => OrNull(FilterOperator.Less),
    };

    /// <inheritdoc />
    internal override IEnumerable<ColumnFilter> Leaves() => [this];

    private ColumnFilter With(FilterOperator opposite) => new(Column, opposite, Values);

    // An empty cell satisfies neither an order nor its opposite.
    private TabularFilter OrNull(FilterOperator opposite) => With(opposite) | new ColumnFilter(Column, FilterOperator.IsNull, []);
}
