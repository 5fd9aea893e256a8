using System.Text.Json;

namespace DataGouv.Tabular;

/// <summary>Reads the columns of a profile of any age: one odd statistic costs itself, and no more.</summary>
internal static class ProfileReader
{
    /// <summary>The columns, in the order of the file.</summary>
    public static IEnumerable<TabularColumnProfile> Columns(JsonMap answer)
    {
        var profile = answer["profile"];
        var (types, statistics) = (profile["columns"], profile["profile"]);
        IReadOnlyList<string>? indexes = Indexes(answer);
        return Names(profile["header"], types, statistics).Select(name =>
        {
            var type = types[name];
            return new TabularColumnProfile(
                name,
                TabularType.Of(type["python_type"].AsString()),
                type["format"].AsString(),
                Statistics(statistics[name]),
                indexes is null || indexes.Contains(name) || indexes.Contains(TableColumns.NameOf(name, isOfTheFile: true)));
        });
    }

    /// <summary>The only columns that can be aggregated; null where all can.</summary>
    public static IReadOnlyList<string>? Indexes(JsonMap answer) =>
        answer["indexes"].AsList() is { } list ? [.. list.Select(index => index.AsString()).OfType<string>()] : null;

    // The types say which columns the table has, and the header in which order. Without types, the header or the statistics must do.
    private static IEnumerable<string> Names(JsonData header, JsonData types, JsonData statistics)
    {
        var ordered = Listed(header);
        string[] known = [.. types.AsMap()?.Keys.AsEnumerable() ?? Listed(types)];
        return known.Length > 0 ? ordered.Where(known.Contains).Union(known)
            : ordered.Length > 0 ? ordered
            : statistics.AsMap()?.Keys.AsEnumerable() ?? [];
    }

    private static string[] Listed(JsonData names) => [.. names.AsList()?.Select(Name).OfType<string>().Distinct() ?? []];

    // A year at the top of a column was written as a number.
    private static string? Name(JsonData name) =>
        name.Kind is JsonValueKind.String or JsonValueKind.Number && name.ToString() is { Length: > 0 } text ? text : null;

    private static TabularColumnStatistics? Statistics(JsonData column) => column.AsMap() is null
        ? null
        : new TabularColumnStatistics
        {
            DistinctCount = LooseNumber.Whole(column["nb_distinct"]),
            MissingCount = LooseNumber.Whole(column["nb_missing_values"]),
            Min = LooseNumber.Of(column["min"]),
            Max = LooseNumber.Of(column["max"]),
            Mean = LooseNumber.Of(column["mean"]),
            Deviation = LooseNumber.Of(column["std"]),
            Tops = Tops(column["tops"]),
        };

    private static List<TabularTopValue> Tops(JsonData list)
    {
        var tops = (list.AsList() ?? [])
            .Where(top => top.Kind == JsonValueKind.Object)
            .Select(top => (Value: top["value"], Count: top["count"]))
            .ToList();
        if (IsSwapped(tops))
        {
            tops = [.. tops.Select(top => (top.Count, top.Value))];
        }

        return [.. tops.Select(top => new TabularTopValue(top.Value, LooseNumber.Whole(top.Count)))];
    }

    // Counts are whole numbers, and the most frequent value comes first: where only the values are like that, they are the counts.
    private static bool IsSwapped(List<(JsonData Value, JsonData Count)> tops) =>
        tops.TrueForAll(top => LooseNumber.IsWhole(top.Value))
        && (tops.Exists(top => !LooseNumber.IsWhole(top.Count))
            || (Grow(tops.Select(top => top.Count)) && !Grow(tops.Select(top => top.Value))));

    private static bool Grow(IEnumerable<JsonData> numbers)
    {
        var read = numbers.Select(LooseNumber.Whole).ToList();
        return read.Zip(read.Skip(1)).Any(pair => pair.First < pair.Second);
    }
}
