using System.Collections.Immutable;

namespace DataGouv.Tabular;

/// <summary>Checks lists of columns.</summary>
internal static class ColumnNames
{
    /// <summary>The names of the columns in the table.</summary>
    /// <exception cref="ArgumentException">There is no column, or one is empty or comes twice.</exception>
    public static ImmutableArray<string> Checked(ReadOnlySpan<string> columns, string argument)
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        var names = ImmutableArray.CreateBuilder<string>(columns.Length);
        foreach (var column in columns)
        {
            if (string.IsNullOrEmpty(column))
            {
                throw new ArgumentException("A column has an empty name: name each column.", argument);
            }

            var name = TableColumns.NameOf(column);
            if (!seen.TryAdd(name, column))
            {
                throw new ArgumentException(Twice(seen[name], column, name), argument);
            }

            names.Add(name);
        }

        return columns.IsEmpty ? throw new ArgumentException("There is no column: name at least one.", argument) : names.MoveToImmutable();
    }

    private static string Twice(string first, string second, string name) => first == second
        ? $"The column \"{first}\" comes twice: name each column once."
        : $"The columns \"{first}\" and \"{second}\" are one in the table, \"{name}\": name it once.";
}
