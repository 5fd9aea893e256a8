using DataGouv.Tabular;

namespace DataGouv.Arrow;

/// <summary>Names the columns as the file does.</summary>
internal static class FileNames
{
    /// <summary>Returns the name of each column in the file, or in the rows where another column has that already.</summary>
    public static string[] Of(TabularDataReader reader)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        return [.. reader.GetColumnSchema().Select(column => taken.Add(column.BaseColumnName!) ? column.BaseColumnName! : column.ColumnName)];
    }
}
