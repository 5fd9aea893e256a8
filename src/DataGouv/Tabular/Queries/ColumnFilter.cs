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
    internal override IEnumerable<ColumnFilter> Leaves() => [this];
}
