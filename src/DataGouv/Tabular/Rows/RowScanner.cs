using System.Buffers;
using System.Text.Json;

namespace DataGouv.Tabular;

/// <summary>
/// Finds the cells of rows in a stream, several times as fast as a reader that looks at every character: a row begins with the columns of the row
/// before it, and what a cell holds is checked when it is read.
/// </summary>
internal static class RowScanner
{
    private static readonly SearchValues<byte> EndOfLiteral = SearchValues.Create(",}] \n\r\t"u8);

    /// <summary>Passes over white space.</summary>
    public static int SkipSpace(ReadOnlySpan<byte> json, int place)
    {
        while (place < json.Length && json[place] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
        {
            place++;
        }

        return place;
    }

    /// <summary>Reads the row at a place.</summary>
    /// <param name="json">What has come.</param>
    /// <param name="place">The opening brace; behind the row when there is one.</param>
    /// <param name="block">What takes the row.</param>
    /// <returns>False when the row is not complete yet; the block does not count it then.</returns>
    /// <exception cref="JsonException">It is no row.</exception>
    public static bool TryRead(ReadOnlySpan<byte> json, ref int place, RowBlock block)
    {
        block.Begin(place);
        var at = SkipSpace(json, place + 1);
        for (var expected = 0; at < json.Length && json[at] != '}'; )
        {
            if (json[at] != '"')
            {
                throw Unexpected(json, at);
            }

            var column = block.Columns.IsAt(json[(at + 1)..], expected) ? expected : -1;
            var end = column < 0 ? EndOfText(json, at + 1) : at + 1 + block.Columns.WrittenLength(column);
            if (end < 0)
            {
                return false;
            }

            column = column < 0 ? block.Columns.IndexOf(json[(at + 1)..end], expected) : column;
            expected = column + 1;
            if (!TryPass(json, ref end, (byte)':'))
            {
                return false;
            }

            at = end;
            end = EndOfValue(json, at);
            if (end < 0)
            {
                return false;
            }

            block.Cell(column, at, end);
            at = SkipSpace(json, end);
            if (at < json.Length && json[at] == ',')
            {
                at = SkipSpace(json, at + 1);
                if (at < json.Length && json[at] == '}')
                {
                    throw Unexpected(json, at);
                }
            }
            else if (at < json.Length && json[at] != '}')
            {
                throw Unexpected(json, at);
            }
        }

        if (at >= json.Length)
        {
            return false;
        }

        place = at + 1;
        block.End(place);
        return true;
    }

    /// <summary>Makes the exception of a sign that cannot be where it is.</summary>
    public static JsonException Unexpected(ReadOnlySpan<byte> json, int place) =>
        new($"'{(char)json[place]}' cannot stand where it does in a list of rows.");

    // From the end of a name to the value behind the sign.
    private static bool TryPass(ReadOnlySpan<byte> json, ref int place, byte sign)
    {
        place = SkipSpace(json, place + 1);
        if (place >= json.Length)
        {
            return false;
        }

        place = json[place] == sign ? SkipSpace(json, place + 1) : throw Unexpected(json, place);
        return place < json.Length;
    }

    private static int EndOfText(ReadOnlySpan<byte> json, int place)
    {
        while (place < json.Length && json[place..].IndexOfAny((byte)'"', (byte)'\\') is >= 0 and var found)
        {
            place += found;
            if (json[place] == '"')
            {
                return place;
            }

            place += 2;
        }

        return -1;
    }

    private static int EndOfValue(ReadOnlySpan<byte> json, int place) =>
        json[place] switch
        {
            (byte)'"' => EndOfText(json, place + 1) is >= 0 and var end ? end + 1 : -1,
            (byte)'{' or (byte)'[' => EndOfNested(json, place),
            _ => EndOfWord(json, place),
        };

    private static int EndOfNested(ReadOnlySpan<byte> json, int place)
    {
        var reader = new Utf8JsonReader(json[place..], isFinalBlock: false, state: default);
        return reader.Read() && reader.TrySkip() ? place + (int)reader.BytesConsumed : -1;
    }

    private static int EndOfWord(ReadOnlySpan<byte> json, int place)
    {
        var length = json[place..].IndexOfAny(EndOfLiteral);
        if (length < 0)
        {
            return -1;
        }

        var isValue = length > 0
            && json[place] switch
            {
                (byte)'n' => json.Slice(place, length).SequenceEqual("null"u8),
                (byte)'t' => json.Slice(place, length).SequenceEqual("true"u8),
                (byte)'f' => json.Slice(place, length).SequenceEqual("false"u8),
                (byte)'-' or (>= (byte)'0' and <= (byte)'9') => true,
                _ => false,
            };
        return isValue ? place + length : throw Unexpected(json, place);
    }
}
