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

        /// <summary>The end of the name of what is computed of a column, such as <c>__sum</c>; null when it is no such name.</summary>
        public static string? EndOf(string column) => Enum.GetValues<AggregateFunction>()
            .Select(candidate => ColumnText.Separator + candidate.Name)
            .FirstOrDefault(end => column.Length > end.Length && column.EndsWith(end, StringComparison.Ordinal));
    }
}
