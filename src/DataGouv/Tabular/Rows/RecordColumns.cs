using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace DataGouv.Tabular;

/// <summary>Turns rows into records, and says what is wrong with which row when it cannot.</summary>
internal static class RecordColumns
{
    /// <summary>Does the row have a column for every property of the record?</summary>
    /// <exception cref="TabularDataException">A column is missing.</exception>
    public static void Check<T>(TabularRow row, JsonTypeInfo<T> type)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
        {
            return;
        }

        foreach (var property in type.Properties)
        {
            if ((property.Set is null && property.AssociatedParameter is null) || property.IsExtensionData)
            {
                continue;
            }

            if (!row.HasColumn(property.Name) && !(type.Options.PropertyNameCaseInsensitive && row.Columns.Contains(property.Name, StringComparer.OrdinalIgnoreCase)))
            {
                throw row.Missing(property.Name);
            }
        }
    }

    /// <summary>Rows as records. The columns are looked at once, since all rows have the same.</summary>
    public static async IAsyncEnumerable<T> ReadAsync<T>(IAsyncEnumerable<TabularRow> rows, JsonTypeInfo<T> type, bool requiresColumns, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var isChecked = !requiresColumns;
        await foreach (var row in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (!isChecked)
            {
                Check(row, type);
                isChecked = true;
            }

            yield return Read(row, type);
        }
    }

    /// <summary>Reads the row.</summary>
    /// <exception cref="TabularDataException">A value does not fit.</exception>
    public static T Read<T>(TabularRow row, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(row.RawJson.Span, type) ?? throw new JsonException($"{typeof(T).Name} was read as null.");
        }
        catch (JsonException mismatch)
        {
            throw Mismatch(row, mismatch, typeof(T).Name);
        }
    }

    private static TabularDataException Mismatch(TabularRow row, JsonException mismatch, string record)
    {
        var column = Column(row, mismatch.Path);
        var place = column is null ? -1 : row.Block.Columns.IndexOf(column);
        var value = place < 0 ? null : Encoding.UTF8.GetString(row.Block.Cell(row.Index, place));
        var what = column is null ? "the row" : $"column \"{column}\": {value}";
        return new TabularDataException($"{row.Describe()}, {what} does not fit {record}: {mismatch.Message}", mismatch) { RowNumber = row.Number, Column = column, Value = value };
    }

    // The path is $.name or $['name with dots'], and goes on below the column in JSON cells.
    private static string? Column(TabularRow row, string? path)
    {
        if (path is null)
        {
            return null;
        }

        string? found = null;
        foreach (var name in row.Columns)
        {
            if ((path.StartsWith("$." + name, StringComparison.OrdinalIgnoreCase) || path.StartsWith("$['" + name + "']", StringComparison.OrdinalIgnoreCase))
                && (found is null || name.Length > found.Length))
            {
                found = name;
            }
        }

        return found;
    }
}
