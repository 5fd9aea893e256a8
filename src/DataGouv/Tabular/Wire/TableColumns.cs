using System.Buffers;
using System.Text;

namespace DataGouv.Tabular;

/// <summary>The names of columns in the database, where they differ from those of the file.</summary>
internal static class TableColumns
{
    /// <summary>The number of the row, from 1, which the server adds: the order of the file, and the default order of the server.</summary>
    public const string Id = "__id";

    private const string Renamed = "__hydra_renamed";

    /// <summary>The database keeps no longer name, in bytes of UTF-8.</summary>
    private const int LongestName = 63;

    // Columns that the database has by itself, and a word that it does not take: a filter on such a name would ask something else.
    private static readonly HashSet<string> Reserved =
        new([Id, "cmin", "cmax", "collation", "ctid", "tableoid", "xmin", "xmax"], StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The name that a column of a file has in its table: the crawler renames what is reserved, and the database cuts what is long. A name
    /// that a table has already stays as it is.
    /// </summary>
    /// <param name="column">The name.</param>
    /// <param name="isOfTheFile">Is it surely a name of the file? <c>__id</c> is the number of the row everywhere else.</param>
    public static string NameOf(string column, bool isOfTheFile = false)
    {
        if (column == Id && !isOfTheFile)
        {
            return column;
        }

        return Reserved.Contains(column) ? column + Renamed : Cut(column);
    }

    /// <summary>The names under which a column may be in a row: as it is, as in the table, and computed of such a column.</summary>
    public static IEnumerable<string> Candidates(string column)
    {
        yield return column;
        yield return NameOf(column);
        if (AggregateFunction.EndOf(column) is { } end)
        {
            yield return Cut(NameOf(column[..^end.Length]) + end);
        }
    }

    // The database cuts between characters.
    private static string Cut(string name)
    {
        if (name.Length * 3 <= LongestName || Encoding.UTF8.GetByteCount(name) <= LongestName)
        {
            return name;
        }

        var (end, bytes) = (0, 0);
        while (Rune.DecodeFromUtf16(name.AsSpan(end), out var rune, out var length) is not OperationStatus.NeedMoreData
            && (bytes += rune.Utf8SequenceLength) <= LongestName)
        {
            end += length;
        }

        return name[..end];
    }
}
