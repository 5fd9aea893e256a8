using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace DataGouv.Tabular;

/// <summary>Turns rows into records, and says what is wrong with which row when it cannot.</summary>
/// <typeparam name="T">The type of the record.</typeparam>
/// <param name="type">How the record is read.</param>
/// <exception cref="TabularDataException">Two members are one column of the table.</exception>
internal sealed class RecordColumns<T>(JsonTypeInfo<T> type)
{
    private readonly JsonTypeInfo<T> _type = RowContract.Of(type);

    /// <summary>
    /// Gets the columns that the record reads, with the number of the row; none where it takes all, or where names do not tell.
    /// </summary>
    public ImmutableArray<string> Names =>
        _type.Kind != JsonTypeInfoKind.Object
        || _type.Properties.Any(member => member.IsExtensionData)
        || _type.Options.PropertyNameCaseInsensitive
        || _type.UnmappedMemberHandling == JsonUnmappedMemberHandling.Disallow
            ? []
            : [.. _type.Properties.Where(IsRead).Select(member => member.Name).Prepend(TableColumns.Id).Distinct(StringComparer.Ordinal)];

    /// <summary>Does the row have a column for every property of the record?</summary>
    /// <exception cref="TabularDataException">A column is missing.</exception>
    public void Check(TabularRow row)
    {
        if (_type.Kind != JsonTypeInfoKind.Object)
        {
            return;
        }

        foreach (var property in _type.Properties)
        {
            if (!IsRead(property))
            {
                continue;
            }

            var isThere = row.HasColumn(property.Name)
                || (_type.Options.PropertyNameCaseInsensitive && row.Columns.Contains(property.Name, StringComparer.OrdinalIgnoreCase));
            if (!isThere)
            {
                throw row.Missing(property.Name);
            }
        }
    }

    /// <summary>Rows as records. The columns are looked at once, since all rows have the same.</summary>
    public async IAsyncEnumerable<T> ReadAsync(
        IAsyncEnumerable<TabularRow> rows,
        bool requiresColumns,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var isChecked = !requiresColumns;
        await foreach (var row in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (!isChecked)
            {
                Check(row);
                isChecked = true;
            }

            yield return Read(row);
        }
    }

    /// <summary>Reads the row.</summary>
    /// <exception cref="TabularDataException">A value does not fit.</exception>
    public T Read(TabularRow row)
    {
        try
        {
            return JsonSerializer.Deserialize(row.RawJson.Span, _type) ?? throw new JsonException($"{typeof(T).Name} was read as null.");
        }
        catch (JsonException mismatch)
        {
            throw RecordMismatch.Of(row, mismatch, _type);
        }
    }

    private static bool IsRead(JsonPropertyInfo member) =>
        (member.Set is not null || member.AssociatedParameter is not null) && !member.IsExtensionData;
}
