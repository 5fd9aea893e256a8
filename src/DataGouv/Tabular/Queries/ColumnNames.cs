using System.Collections.Immutable;

namespace DataGouv.Tabular;

/// <summary>Checks lists of columns.</summary>
internal static class ColumnNames
{
    /// <exception cref="ArgumentException">There is no column, or one is empty or comes twice.</exception>
    public static ImmutableArray<string> Checked(ReadOnlySpan<string> columns, string argument)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var column in columns)
        {
            if (string.IsNullOrEmpty(column) || !seen.Add(column))
            {
                throw new ArgumentException($"The column \"{column}\" is empty or comes twice: name each column once.", argument);
            }
        }

        return columns.IsEmpty
            ? throw new ArgumentException("There is no column: name at least one.", argument)
            : [.. columns];
    }
}
