namespace DataGouv.Tabular;

/// <summary>The names of operators in an address.</summary>
internal static class OperatorNames
{
    extension(FilterOperator filter)
    {
        public string Name => filter switch
        {
            FilterOperator.Exact => "exact",
            FilterOperator.Differs => "differs",
            FilterOperator.IsNull => "isnull",
            FilterOperator.IsNotNull => "isnotnull",
            FilterOperator.Contains => "contains",
            FilterOperator.NotContains => "notcontains",
            FilterOperator.In => "in",
            FilterOperator.NotIn => "notin",
            FilterOperator.Less => "less",
            FilterOperator.Greater => "greater",
            FilterOperator.StrictlyLess => "strictly_less",
            _ => "strictly_greater",
        };
    }

    extension(AggregateFunction function)
    {
        public string Name => function switch
        {
            AggregateFunction.Count => "count",
            AggregateFunction.Sum => "sum",
            AggregateFunction.Avg => "avg",
            AggregateFunction.Min => "min",
            _ => "max",
        };
    }
}
