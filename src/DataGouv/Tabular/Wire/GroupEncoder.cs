namespace DataGouv.Tabular;

/// <summary>Writes groups of conditions: <c>(a__exact.1,and(b__less.2,c__isnull))</c>.</summary>
internal static class GroupEncoder
{
    public static void Encode(WireText wire, GroupFilter group)
    {
        wire.Sign("(");
        for (var place = 0; place < group.Filters.Length; place++)
        {
            wire.Sign(place == 0 ? "" : ",");
            switch (group.Filters[place])
            {
                case ColumnFilter condition:
                    Condition(wire, condition);
                    break;
                case GroupFilter nested:
                    Encode(wire.Sign(nested.IsOr ? "or" : "and"), nested);
                    break;
            }
        }

        wire.Sign(")");
    }

    private static void Condition(WireText wire, ColumnFilter filter)
    {
        var isStrict = filter.Operator is FilterOperator.StrictlyLess or FilterOperator.StrictlyGreater;
        wire.Grouped(filter.Column, isStrict).Sign(filter.Operator.Name);
        switch (filter.Operator)
        {
            case FilterOperator.IsNull or FilterOperator.IsNotNull:
                break;
            case FilterOperator.In or FilterOperator.NotIn:
                wire.Sign(".").GroupedList(filter.Values);
                break;
            case FilterOperator.Contains or FilterOperator.NotContains:
                wire.Sign(".").GroupedPattern(filter.Column, filter.Values[0].Text);
                break;
            default:
                wire.Sign(".").Grouped(filter.Values[0].Text);
                break;
        }
    }
}
