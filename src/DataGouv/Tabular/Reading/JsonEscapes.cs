using System.Globalization;
using System.Text;

namespace DataGouv.Tabular;

/// <summary>Turns the escapes of characters beyond ASCII back into the characters; the rest of the JSON stays as it is.</summary>
internal static class JsonEscapes
{
    // A backslash, the letter and four digits.
    private const int Length = 6;

    /// <summary>Copies JSON without such escapes.</summary>
    /// <param name="json">The JSON.</param>
    /// <param name="plain">What takes the copy; it is never longer than the JSON.</param>
    /// <returns>The length of the copy.</returns>
    public static int Remove(ReadOnlySpan<byte> json, Span<byte> plain)
    {
        var written = 0;
        for (var place = 0; place < json.Length;)
        {
            if (json[place] != '\\')
            {
                plain[written++] = json[place++];
                continue;
            }

            var length = Rune(json[place..], out var rune);
            if (length > 0)
            {
                written += rune.EncodeToUtf8(plain[written..]);
                place += length;
                continue;
            }

            // Another escape is two characters at least, the second of which may be a backslash.
            json.Slice(place, 2).CopyTo(plain[written..]);
            written += 2;
            place += 2;
        }

        return written;
    }

    // The length of the escapes of one character beyond ASCII; 0 when there is none.
    private static int Rune(ReadOnlySpan<byte> json, out Rune rune)
    {
        rune = default;
        if (!TryRead(json, out var first) || first < 0x80)
        {
            return 0;
        }

        if (System.Text.Rune.TryCreate(first, out rune))
        {
            return Length;
        }

        return TryRead(json[Length..], out var second) && System.Text.Rune.TryCreate(first, second, out rune) ? 2 * Length : 0;
    }

    private static bool TryRead(ReadOnlySpan<byte> json, out char unit)
    {
        unit = default;
        if (json.Length < Length || json[0] != '\\' || json[1] != 'u')
        {
            return false;
        }

        var isUnit = ushort.TryParse(json[2..Length], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value);
        unit = (char)value;
        return isUnit;
    }
}
