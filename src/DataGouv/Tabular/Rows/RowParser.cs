using System.Text.Json;

namespace DataGouv.Tabular;

/// <summary>Finds the cells of a row.</summary>
internal static class RowParser
{
    /// <summary>Reads the row at whose beginning a reader stands.</summary>
    /// <param name="reader">The reader, on the opening brace.</param>
    /// <param name="offset">Where the reader's bytes begin in the block's buffer.</param>
    /// <param name="block">What takes the row.</param>
    /// <returns>False when the row is not complete yet; the block does not count it then.</returns>
    public static bool TryRead(ref Utf8JsonReader reader, int offset, RowBlock block)
    {
        block.Begin(offset + (int)reader.TokenStartIndex);
        var expected = 0;
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.EndObject)
            {
                block.End(offset + (int)reader.BytesConsumed);
                return true;
            }

            var column = block.Columns.IndexOf(reader.ValueSpan, expected);
            expected = column + 1;
            if (!reader.Read())
            {
                return false;
            }

            var start = offset + (int)reader.TokenStartIndex;
            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray && !reader.TrySkip())
            {
                return false;
            }

            block.Cell(column, start, offset + (int)reader.BytesConsumed);
        }

        return false;
    }
}
