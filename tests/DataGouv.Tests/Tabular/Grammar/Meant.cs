using DataGouv.Tabular;

namespace DataGouv.Tests.Tabular.Grammar;

/// <summary>What a filter means, in the words of the second server.</summary>
internal static class Meant
{
    public static IEnumerable<Condition> By(TabularFilter filter) => filter is GroupFilter { IsOr: false } all
        ? all.Filters.SelectMany(By)
        : [One(filter)];

    private static Condition One(TabularFilter filter) => filter switch
    {
        GroupFilter group => Condition.Group(group.IsOr ? "or" : "and", [.. group.Filters.Select(One)]),
        ColumnFilter leaf => Condition.On(leaf.Column, Name(leaf.Operator), [.. Values(leaf)]),
        _ => throw new InvalidOperationException(),
    };

    // A list of one empty text can only be sent as two.
    private static IEnumerable<string> Values(ColumnFilter leaf) => leaf is { Operator: FilterOperator.In or FilterOperator.NotIn, Values: [{ Text: "" }] }
        ? ["", ""]
        : leaf.Values.Select(value => value.Text);

    private static string Name(FilterOperator filter) => filter switch
    {
        FilterOperator.Exact => "eq",
        FilterOperator.Differs => "isdistinct",
        FilterOperator.IsNull => "null",
        FilterOperator.IsNotNull => "not.null",
        FilterOperator.Contains => "ilike",
        FilterOperator.NotContains => "not.ilike",
        FilterOperator.In => "in",
        FilterOperator.NotIn => "not.in",
        FilterOperator.Less => "lte",
        FilterOperator.Greater => "gte",
        FilterOperator.StrictlyLess => "lt",
        _ => "gt",
    };
}
