using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace DataGouv.Transfers.Downloads;

/// <summary>Reads the name of a file in headers as servers write them, which is seldom as RFC 6266 says.</summary>
internal static partial class ContentDisposition
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Gets the name in the first header that has one; null when none has.</summary>
    /// <param name="headers">The values, with each byte as one character.</param>
    public static string? FileName(IEnumerable<string> headers) => headers.Select(Name).FirstOrDefault(name => name is not null);

    private static string? Name(string header)
    {
        string? plain = null;
        foreach (var (name, value) in Parameters(header))
        {
            if (name.Equals("filename*", StringComparison.OrdinalIgnoreCase) && Extended(value) is { } extended)
            {
                return extended;
            }

            if (name.Equals("filename", StringComparison.OrdinalIgnoreCase) && value.Trim().Length > 0)
            {
                plain ??= Words(Text(value.Trim()));
            }
        }

        return plain;
    }

    private static IEnumerable<(string Name, string Value)> Parameters(string header)
    {
        for (var at = 0; at < header.Length; )
        {
            var end = header.IndexOfAny([';', '='], at);
            if (end < 0)
            {
                yield break;
            }

            var name = header[at..end].Trim();
            at = end + 1;
            if (header[end] == '=')
            {
                yield return (name, Value(header, ref at));
            }
        }
    }

    private static string Value(string header, ref int at)
    {
        while (at < header.Length && header[at] is ' ' or '\t')
        {
            at++;
        }

        return at < header.Length && header[at] == '"' ? Quoted(header, ref at) : Until(header, ref at);
    }

    // Without quotes a name goes on to the next parameter: "filename=bilan annuel 2024.csv".
    private static string Until(string header, ref int at)
    {
        var end = header.IndexOf(';', at);
        var value = end < 0 ? header[at..] : header[at..end];
        at = end < 0 ? header.Length : end + 1;
        return value.Trim();
    }

    // Only quotes and backslashes are escaped: a path of Windows is full of backslashes that escape nothing.
    private static string Quoted(string header, ref int at)
    {
        var value = new StringBuilder();
        for (at++; at < header.Length && header[at] != '"'; at++)
        {
            if (header[at] == '\\' && at + 1 < header.Length && header[at + 1] is '"' or '\\')
            {
                at++;
            }

            value.Append(header[at]);
        }

        _ = Until(header, ref at);
        return value.ToString();
    }

    // RFC 5987: charset'language'name.
    private static string? Extended(string value)
    {
        var parts = value.Split('\'', 3);
        if (parts.Length < 3 || parts[2].Length == 0)
        {
            return null;
        }

        return Decode(parts[0], Unescape(parts[2], '%'));
    }

    // RFC 2047, which belongs to mail: =?charset?B?…?= and =?charset?Q?…?=.
    private static string Words(string value) => EncodedWords().Replace(value, word => Word(word) ?? word.Value);

    private static string? Word(Match word)
    {
        var text = word.Groups["text"].Value;
        if (word.Groups["form"].Value is "Q" or "q")
        {
            return Decode(word.Groups["charset"].Value, Unescape(text.Replace('_', ' '), '='));
        }

        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var count) ? Decode(word.Groups["charset"].Value, bytes[..count]) : null;
    }

    private static byte[] Unescape(string text, char mark)
    {
        var bytes = new List<byte>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (
                text[i] == mark
                && i + 2 < text.Length
                && byte.TryParse(text.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            {
                bytes.Add(value);
                i += 2;
            }
            else
            {
                bytes.AddRange(text[i] <= 0xFF ? [(byte)text[i]] : Encoding.UTF8.GetBytes(text[i].ToString()));
            }
        }

        return [.. bytes];
    }

    private static string? Decode(string charset, byte[] bytes) =>
        charset.Split('*')[0].ToUpperInvariant() switch
        {
            "UTF-8" or "UTF8" or "US-ASCII" or "" => OfBytes(bytes),
            "ISO-8859-1" or "ISO-8859-15" or "LATIN1" or "WINDOWS-1252" => Encoding.Latin1.GetString(bytes),
            _ => null,
        };

    // .NET reads headers as Latin-1; a client whose handler reads them otherwise gives other characters already.
    private static string Text(string value) =>
        value.All(character => character <= 0xFF) ? OfBytes(Encoding.Latin1.GetBytes(value)) : value;

    private static string OfBytes(byte[] bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(bytes);
        }
    }

    [GeneratedRegex(@"=\?(?<charset>[^?\s]+)\?(?<form>[BbQq])\?(?<text>[^?]*)\?=(\s+(?==\?))?", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex EncodedWords();
}
