namespace DataGouv.Tabular;

/// <summary>Holds a query against what is known of the table.</summary>
internal static class QueryChecker
{
    /// <summary>What is wrong whatever the table.</summary>
    /// <exception cref="TabularQueryException">The server would refuse the query, or answer something else than meant.</exception>
    public static void CheckShape(QueryState query)
    {
        if (!query.Groups.IsEmpty && query.Aggregates.IsEmpty)
        {
            throw new TabularQueryException("GroupBy alone would not group: the server answers every row. Add Count, Sum, Avg, Min or "
                + "Max, or use Select.");
        }
    }

    /// <summary>What is wrong for this table.</summary>
    /// <exception cref="TabularQueryException">A column does not exist, or cannot be used like this.</exception>
    public static void Check(QueryState query, TabularProfile profile)
    {
        foreach (var filter in query.Filters.SelectMany(filter => filter.Leaves()))
        {
            if (Find(profile, filter.Column) is { } column && !column.Type.Allows(filter.Operator))
            {
                var allowed = string.Join(", ", Enum.GetValues<FilterOperator>().Where(other => column.Type.Allows(other)).Select(other => other.Name));
                throw Refused(column.Name, $"\"{filter.Operator.Name}\" cannot be used on \"{column.Name}\", a column of "
                    + $"{column.Type.Plural}. These can: {allowed}.");
            }
        }

        foreach (var name in query.Columns)
        {
            Find(profile, name);
        }

        foreach (var name in query.Sorts.Select(key => key.Column).Concat(query.Groups))
        {
            if (Find(profile, name) is { Type.IsComparable: false })
            {
                throw Refused(name, $"\"{name}\" is a column of JSON, which the server neither sorts nor groups: read the rows and do "
                    + "it here.");
            }
        }

        CheckAggregates(query, profile);
    }

    private static void CheckAggregates(QueryState query, TabularProfile profile)
    {
        foreach (var aggregate in query.Aggregates)
        {
            if (Find(profile, aggregate.Column) is { } column && !column.Type.Allows(aggregate.Function))
            {
                var allowed = string.Join(", ", Enum.GetValues<AggregateFunction>().Where(other => column.Type.Allows(other)).Select(other => other.Name));
                throw Refused(column.Name, $"\"{aggregate.Function.Name}\" cannot be used on \"{column.Name}\", a column of "
                    + $"{column.Type.Plural}. These can: {allowed}.");
            }
        }

        foreach (var name in query.Aggregates.Select(aggregate => aggregate.Column).Concat(query.Groups))
        {
            if (Find(profile, name) is { IsIndexed: false })
            {
                throw Refused(name, $"\"{name}\" cannot be aggregated: on this resource only columns with an index can, "
                    + $"{string.Join(", ", profile.Indexes!.Select(index => $"\"{index}\""))}.");
            }
        }
    }

    // The number of the row is in no profile.
    private static TabularColumnProfile? Find(TabularProfile profile, string name)
    {
        if (name == TableColumns.Id)
        {
            return null;
        }

        var found = profile.Columns.Where(column => column.StoredName == name).ToList();
        return found switch
        {
            [var column] => column,
            [var first, var second, ..] => throw Refused(
                name,
                $"The columns \"{first.Name}\" and \"{second.Name}\" of the file are one in the table, \"{name}\": nobody knows which "
                    + "of them it holds. Read the file instead."),
            _ => throw Refused(name, $"There is no column \"{name}\". "
                + $"{Spelling.Suggest(name, [.. profile.Columns.Select(column => column.Name)])}"),
        };
    }

    private static TabularQueryException Refused(string column, string message) => new(message) { Column = column };
}
