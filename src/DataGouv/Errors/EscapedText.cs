using System.Globalization;
using System.Text;

namespace DataGouv.Errors;

/// <summary>Finds a text in another one where its characters may be written as JSON, HTML or an address escapes them.</summary>
internal static class EscapedText
{
    private static readonly (string Entity, char Meant)[] Entities =
        [("&amp;", '&'), ("&lt;", '<'), ("&gt;", '>'), ("&quot;", '"'), ("&apos;", '\'')];

    /// <summary>The text with something else in each place where it holds the searched text of visible ASCII, escaped or not.</summary>
    public static string Replace(string text, string searched, string replacement)
    {
        text = text.Replace(searched, replacement, StringComparison.Ordinal);
        if (text.AsSpan().IndexOfAny('\\', '&', '%') < 0)
        {
            return text;
        }

        StringBuilder? replaced = null;
        var kept = 0;
        for (var at = 0; at < text.Length;)
        {
            var length = Match(text.AsSpan(at), searched);
            if (length == 0)
            {
                at++;
                continue;
            }

            replaced ??= new StringBuilder(text.Length);
            replaced.Append(text, kept, at - kept).Append(replacement);
            at += length;
            kept = at;
        }

        return replaced?.Append(text, kept, text.Length - kept).ToString() ?? text;
    }

    // How much of the text the searched one takes at its beginning; 0 when it is not there.
    private static int Match(ReadOnlySpan<char> text, string searched)
    {
        var length = 0;
        foreach (var character in searched)
        {
            var rest = text[length..];
            if (Unescape(rest, out var meant) is > 0 and var escaped && meant == character)
            {
                length += escaped;
            }
            else if (!rest.IsEmpty && rest[0] == character)
            {
                length++;
            }
            else
            {
                return 0;
            }
        }

        return length;
    }

    // How long the escape at the beginning is; 0 when there is none.
    private static int Unescape(ReadOnlySpan<char> text, out int meant)
    {
        meant = 0;
        return text switch
        {
            ['\\', 'u', ..] => Number(text, 2, 4, NumberStyles.AllowHexSpecifier, out meant),
            ['\\', var self and ('"' or '\\' or '/'), ..] => Itself(self, out meant),
            ['%', ..] => Number(text, 1, 2, NumberStyles.AllowHexSpecifier, out meant),
            ['&', '#', 'x' or 'X', ..] => Entity(text, 3, NumberStyles.AllowHexSpecifier, out meant),
            ['&', '#', ..] => Entity(text, 2, NumberStyles.None, out meant),
            ['&', ..] => Named(text, out meant),
            _ => 0,
        };
    }

    private static int Itself(char self, out int meant)
    {
        meant = self;
        return 2;
    }

    private static int Number(ReadOnlySpan<char> text, int start, int digits, NumberStyles style, out int meant)
    {
        meant = 0;
        return text.Length >= start + digits && int.TryParse(text.Slice(start, digits), style, CultureInfo.InvariantCulture, out meant)
            ? start + digits
            : 0;
    }

    private static int Entity(ReadOnlySpan<char> text, int start, NumberStyles style, out int meant)
    {
        meant = 0;
        var end = text[..Math.Min(text.Length, start + 8)].IndexOf(';');
        return end > start && Number(text, start, end - start, style, out meant) > 0 ? end + 1 : 0;
    }

    private static int Named(ReadOnlySpan<char> text, out int meant)
    {
        foreach (var (entity, character) in Entities)
        {
            if (text.StartsWith(entity, StringComparison.Ordinal))
            {
                meant = character;
                return entity.Length;
            }
        }

        meant = 0;
        return 0;
    }
}
