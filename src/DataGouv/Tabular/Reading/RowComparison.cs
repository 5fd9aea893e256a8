using System.Text.Json;

namespace DataGouv.Tabular;

/// <summary>Compares rows by what they say: the server writes them differently in pages and in streams.</summary>
internal static class RowComparison
{
    /// <summary>Determines whether two rows have the same columns and equal values.</summary>
    public static bool AreEqual(TabularRow one, TabularRow other)
    {
        if (one.RawJson.Span.SequenceEqual(other.RawJson.Span))
        {
            return true;
        }

        if (!one.Columns.SequenceEqual(other.Columns, StringComparer.Ordinal))
        {
            return false;
        }

        for (var column = 0; column < one.Columns.Count; column++)
        {
            if (!AreEqual(one.Block.Cell(one.Index, column), other.Block.Cell(other.Index, column)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreEqual(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other) =>
        one.SequenceEqual(other) || (!one.IsEmpty && !other.IsEmpty && JsonElement.DeepEquals(Parse(one), Parse(other)));

    private static JsonElement Parse(ReadOnlySpan<byte> cell)
    {
        var reader = new Utf8JsonReader(cell);
        return JsonElement.ParseValue(ref reader);
    }
}
