namespace DataGouv.Tabular;

/// <summary>
/// Groups of rows and what is computed of each. The result has the columns of the groups, and one named <c>column__sum</c> (count, avg,
/// min, max) for each computation. Immutable. Only some resources allow it: <see cref="TabularResource.AllowsAggregationAsync"/>.
/// </summary>
public sealed class TabularAggregation : TabularRows<TabularAggregation>
{
    internal TabularAggregation(TableEndpoint table, QueryState state)
        : base(table, state)
    {
    }

    /// <summary>How many values a column has (<c>column__count</c>); empty cells are not counted.</summary>
    public TabularAggregation Count(string column) => Add(column, AggregateFunction.Count);

    /// <summary>The sum of a column (<c>column__sum</c>).</summary>
    public TabularAggregation Sum(string column) => Add(column, AggregateFunction.Sum);

    /// <summary>The mean of a column (<c>column__avg</c>).</summary>
    public TabularAggregation Avg(string column) => Add(column, AggregateFunction.Avg);

    /// <summary>The lowest value of a column (<c>column__min</c>).</summary>
    public TabularAggregation Min(string column) => Add(column, AggregateFunction.Min);

    /// <summary>The highest value of a column (<c>column__max</c>).</summary>
    public TabularAggregation Max(string column) => Add(column, AggregateFunction.Max);

    private protected override TabularAggregation With(QueryState state) => new(Table, state);

    private protected override void CheckSort(string name, string column)
    {
        if (!State.Groups.Contains(name))
        {
            throw new TabularQueryException(
                $"\"{column}\" is not among the columns of GroupBy, and the server sorts groups by nothing else: read the groups and "
                    + "sort them.")
            {
                Column = column,
            };
        }
    }

    private TabularAggregation Add(string column, AggregateFunction function)
    {
        ArgumentException.ThrowIfNullOrEmpty(column);
        var aggregate = new Aggregate(TableColumns.NameOf(column), function);
        return State.Aggregates.Contains(aggregate) ? this : With(State with { Aggregates = State.Aggregates.Add(aggregate) });
    }
}
