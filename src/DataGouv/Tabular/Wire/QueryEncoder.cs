using System.Globalization;

namespace DataGouv.Tabular;

/// <summary>Turns a query into the text after the question mark.</summary>
internal static class QueryEncoder
{
    /// <summary>The whole query, without the question mark.</summary>
    /// <exception cref="TabularQueryException">The server could not understand it as meant.</exception>
    public static string Encode(QueryState query, TabularQueryOptions options, int? page = null, int? pageSize = null)
    {
        var wire = new WireText(options.EncodeTwice);
        foreach (var filter in query.Filters)
        {
            Filter(wire, filter);
        }

        Sort(wire, query);
        Columns(wire, query);
        foreach (var group in query.Groups)
        {
            Next(wire).Aggregator(group).Sign("groupby");
        }

        foreach (var aggregate in query.Aggregates)
        {
            Next(wire).Aggregator(aggregate.Column).Sign(aggregate.Function.Name);
        }

        Number(wire, "page=", page);
        Number(wire, "page_size=", pageSize);
        return wire.ToString();
    }

    private static WireText Next(WireText wire) => wire.Length == 0 ? wire : wire.Sign("&");

    private static void Number(WireText wire, string name, int? value)
    {
        if (value is { } number)
        {
            Next(wire).Sign(name).Sign(number.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static void Filter(WireText wire, TabularFilter filter)
    {
        switch (filter)
        {
            case ColumnFilter condition:
                Condition(Next(wire), condition);
                break;
            case GroupFilter { IsOr: true } group:
                // The sign must be literal: the server compares the beginning of the argument with it.
                GroupEncoder.Encode(Next(wire).Sign("or="), group);
                break;
            case GroupFilter group:
                foreach (var part in group.Filters)
                {
                    Filter(wire, part);
                }

                break;
        }
    }

    private static void Condition(WireText wire, ColumnFilter filter)
    {
        wire.Argument(filter.Column).Sign(filter.Operator.Name).Sign("=");
        switch (filter.Operator)
        {
            case FilterOperator.IsNull or FilterOperator.IsNotNull:
                break;
            case FilterOperator.In or FilterOperator.NotIn:
                wire.List(filter.Values);
                break;
            case FilterOperator.Contains or FilterOperator.NotContains:
                wire.Text(ValueText.Pattern(filter.Values[0].Text));
                break;
            default:
                wire.Text(filter.Values[0].Text);
                break;
        }
    }

    // Two sort parameters would not do: only the first counts. One can hold several keys.
    private static void Sort(WireText wire, QueryState query)
    {
        var keys = SortKeys(query);
        if (keys.Count == 0)
        {
            return;
        }

        Next(wire).Argument(keys[0].Column).Sign("sort=").Sign(Direction(keys[0]));
        foreach (var key in keys.Skip(1))
        {
            wire.Sign(",").SortedBy(key.Column).Sign(".").Sign(Direction(key));
        }
    }

    private static List<SortKey> SortKeys(QueryState query)
    {
        var keys = query.Sorts.ToList();
        if (!query.BreakTies)
        {
            return keys;
        }

        IEnumerable<string> unique = query.IsAggregation ? query.Groups : keys.Count == 0 ? [] : [TableColumns.Id];
        keys.AddRange(unique.Where(column => keys.TrueForAll(key => key.Column != column)).Select(column => new SortKey(column, false, TabularNulls.Default)));
        return keys;
    }

    private static string Direction(SortKey key) => (key.Descending ? "desc" : "asc") + key.Nulls switch
    {
        TabularNulls.First => ".nullsfirst",
        TabularNulls.Last => ".nullslast",
        _ => "",
    };

    private static void Columns(WireText wire, QueryState query)
    {
        if (query.Columns.IsEmpty)
        {
            return;
        }

        Next(wire).Sign("columns=");
        for (var place = 0; place < query.Columns.Length; place++)
        {
            wire.Sign(place == 0 ? "" : ",").Listed(query.Columns[place]);
        }
    }
}
