using System.Buffers;
using System.Text;

namespace DataGouv.Tabular;

/// <summary>
/// Writes text into the query of an address. The server decodes it, looks for its own signs (<c>&amp; = __ , ( ) . "</c>), and passes the
/// rest on to a second server, which decodes once more. What the first server must not take for a sign, or would lose on the way to the
/// second, is encoded twice.
/// </summary>
internal sealed class WireText(bool encodeTwice)
{
    // Lost between the servers: a fragment begins at the first, and addresses are stripped of the others.
    private static readonly SearchValues<char> Lost = SearchValues.Create("#\t\n\r");

    private static readonly SearchValues<char> Plain = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~");

    private readonly StringBuilder _address = new();

    public int Length => _address.Length;

    /// <summary>Writes a sign of the server's own language.</summary>
    public WireText Sign(string sign)
    {
        _address.Append(sign);
        return this;
    }

    /// <summary>Writes text.</summary>
    /// <param name="text">The text as the second server shall read it.</param>
    /// <param name="twice">Characters that the first server would take for a sign.</param>
    /// <param name="twiceAt">The place of one more such character; -1 for none.</param>
    public WireText Text(ReadOnlySpan<char> text, ReadOnlySpan<char> twice = default, int twiceAt = -1)
    {
        for (var place = 0; place < text.Length; place++)
        {
            if (Rune.DecodeFromUtf16(text[place..], out var rune, out var length) != OperationStatus.Done || rune.Value == 0)
            {
                throw new TabularQueryException($"\"{Readable(text)}\" holds half a character or a null character, which no cell can hold: remove it.");
            }

            if (length == 1 && Plain.Contains(text[place]) && place != twiceAt && !twice.Contains(text[place]))
            {
                _address.Append(text[place]);
                continue;
            }

            var isTwice = place == twiceAt || twice.Contains(text[place]) || Lost.Contains(text[place]) || LooksEncoded(text, place) || LooksAggregated(text, place);
            if (isTwice && !encodeTwice)
            {
                throw new TabularQueryException($"\"{Readable(text)}\" holds {Name(text[place])} where the server only takes it encoded twice, and TabularQueryOptions.EncodeTwice is off: switch it on, or filter the rows after reading them.");
            }

            Encode(rune, isTwice);
            place += length - 1;
        }

        return this;
    }

    /// <inheritdoc />
    public override string ToString() => _address.ToString();

    // "%41" would arrive as "A".
    private static bool LooksEncoded(ReadOnlySpan<char> text, int place) =>
        text[place] == '%' && place + 1 < text.Length && char.IsAsciiHexDigit(text[place + 1]);

    // The server takes any query with ".sum()" in it for an aggregation, and no longer counts the rows.
    private static bool LooksAggregated(ReadOnlySpan<char> text, int place)
    {
        var opening = text[place] == ')' ? place - 1 : place;
        if (opening < 0 || !text[opening..].StartsWith("()"))
        {
            return false;
        }

        var before = text[..opening];
        return before.EndsWith(".count") || before.EndsWith(".max") || before.EndsWith(".min") || before.EndsWith(".sum") || before.EndsWith(".avg");
    }

    private static string Name(char character) => char.IsControl(character) ? $"the control character {(int)character}" : $"\"{character}\"";

    private static string Readable(ReadOnlySpan<char> text) => text.Length <= 60 ? text.ToString() : $"{text[..60]}…";

    private void Encode(Rune rune, bool isTwice)
    {
        Span<byte> bytes = stackalloc byte[4];
        foreach (var value in bytes[..rune.EncodeToUtf8(bytes)])
        {
            _address.Append(isTwice ? "%25" : "%").Append(Digit(value >> 4)).Append(Digit(value & 15));
        }
    }

    private static char Digit(int value) => (char)(value < 10 ? '0' + value : 'A' + value - 10);
}
