using System.Buffers.Text;
using System.Text.Json;

namespace DataGouv.Tabular;

/// <summary>Compares cells as the database sorts them: nulls where the sort has them, numbers by value, texts by their code points.</summary>
internal static class CellOrder
{
    /// <summary>Compares two cells.</summary>
    /// <returns>A negative number if the first comes before the second, zero if neither does, and a positive number otherwise.</returns>
    public static int Compare(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other, SortKey key)
    {
        var (isNull, isOtherNull) = (IsNull(one), IsNull(other));
        if (isNull || isOtherNull)
        {
            return isNull == isOtherNull ? 0 : isNull == key.AreNullsLast ? 1 : -1;
        }

        var order = CompareValues(one, other);
        return key.Descending ? -order : order;
    }

    private static bool IsNull(ReadOnlySpan<byte> cell) => cell.IsEmpty || cell[0] == 'n';

    private static int CompareValues(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        if (Number(one) is { } number && Number(other) is { } otherNumber)
        {
            // NaN is above all numbers in the database, and below them here.
            return double.IsNaN(number) || double.IsNaN(otherNumber)
                ? double.IsNaN(number).CompareTo(double.IsNaN(otherNumber))
                : number.CompareTo(otherNumber);
        }

        return one[0] == '"' && other[0] == '"' && (one.Contains((byte)'\\') || other.Contains((byte)'\\'))
            ? Plain(one).AsSpan().SequenceCompareTo(Plain(other))
            : one.Trim((byte)'"').SequenceCompareTo(other.Trim((byte)'"'));
    }

    // A number that is infinite is a text in JSON.
    private static double? Number(ReadOnlySpan<byte> cell) =>
        cell switch
        {
            _ when cell.SequenceEqual("\"NaN\""u8) => double.NaN,
            _ when cell.SequenceEqual("\"Infinity\""u8) => double.PositiveInfinity,
            _ when cell.SequenceEqual("\"-Infinity\""u8) => double.NegativeInfinity,
            _ => Utf8Parser.TryParse(cell, out double number, out var read) && read == cell.Length ? number : null,
        };

    private static byte[] Plain(ReadOnlySpan<byte> text)
    {
        var reader = new Utf8JsonReader(text);
        reader.Read();
        var plain = new byte[text.Length];
        return plain[..reader.CopyString(plain)];
    }
}
