using System.Globalization;
using System.Text;

namespace DataGouv.Tabular;

/// <summary>Says in a sentence or two what is known of a column.</summary>
internal static class ColumnComment
{
    private const int LongestValue = 60;

    public static string Of(TabularColumnProfile column)
    {
        var format = column.Format is null ? "" : $" ({column.Format})";
        return $"Column \"{column.Name}\": {column.Type.Plural}{format}.{Statistics(column.Statistics)}";
    }

    public static string Count(long? number) => number?.ToString("N0", CultureInfo.InvariantCulture) ?? "unknown";

    private static string Statistics(TabularColumnStatistics? statistics)
    {
        if (statistics is null)
        {
            return "";
        }

        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $" {Count(statistics.DistinctCount)} distinct values, {Count(statistics.MissingCount)} missing.");
        if (statistics is { Min: { } min, Max: { } max })
        {
            var mean = statistics.Mean is { } known ? $", mean {known.ToString("0.###", CultureInfo.InvariantCulture)}" : "";
            text.Append(CultureInfo.InvariantCulture, $" From {min} to {max}{mean}.");
        }

        if (statistics.Tops is [{ Value.IsNull: false } first, ..])
        {
            text.Append(CultureInfo.InvariantCulture, $" Most frequent: {Shorten(first.Value.ToString())} ({Count(first.Count)}).");
        }

        return text.ToString();
    }

    private static string Shorten(string text) => text.Length <= LongestValue ? text : text[..LongestValue] + "…";
}
