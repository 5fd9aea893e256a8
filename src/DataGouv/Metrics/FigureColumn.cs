using System.Text.Json.Serialization.Metadata;

namespace DataGouv.Metrics;

/// <summary>Finds the column of a figure: the same name in all tables, with a prefix where figures are those of a month.</summary>
internal static class FigureColumn
{
    private const string MonthPrefix = "monthly_";

    /// <summary>Returns the column that the rows of a table have for a figure.</summary>
    /// <exception cref="ArgumentException">The rows have no such figure.</exception>
    public static string Of(MetricsFigure figure, JsonTypeInfo row) =>
        Find(figure, row) ?? throw new ArgumentException($"{row.Type.Name} has no {figure}: it has {Figures(row)}.", nameof(figure));

    private static string? Find(MetricsFigure figure, JsonTypeInfo row)
    {
        var name = NameInTotals(figure);
        return row.Properties.FirstOrDefault(member => member.Name == name || member.Name == MonthPrefix + name)?.Name;
    }

    private static string Figures(JsonTypeInfo row) =>
        string.Join(", ", Enum.GetValues<MetricsFigure>().Where(figure => Find(figure, row) is not null));

    private static string NameInTotals(MetricsFigure figure) => figure switch
    {
        MetricsFigure.Visits => "visit",
        MetricsFigure.Downloads => "download_resource",
        MetricsFigure.Outlinks => "outlink",
        MetricsFigure.DatasetVisits => "visit_dataset",
        MetricsFigure.ReuseVisits => "visit_reuse",
        MetricsFigure.DataserviceVisits => "visit_dataservice",
        _ => throw new ArgumentOutOfRangeException(nameof(figure), figure, "There is no such figure."),
    };
}
