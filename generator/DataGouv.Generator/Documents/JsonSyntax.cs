using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace DataGouv.Generator.Documents;

/// <summary>
/// Refuses a text that is not JSON to the letter, and says where. Newtonsoft.Json, which holds the documents, also reads
/// comments, single quotes and trailing commas, and cannot say where a name stands twice.
/// </summary>
internal static class JsonSyntax
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly SearchValues<char> Letters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_");

    /// <summary>The text of some bytes, which must be UTF-8 without a byte order mark.</summary>
    public static string Decode(byte[] bytes)
    {
        if (bytes is [0xEF, 0xBB, 0xBF, ..] or [0xFE, 0xFF, ..] or [0xFF, 0xFE, ..])
        {
            throw ByteOrderMark();
        }

        try
        {
            return Utf8.GetString(bytes);
        }
        catch (DecoderFallbackException invalid)
        {
            throw new DocumentException("$", $"The text is not UTF-8: the byte at offset {invalid.Index.ToString(CultureInfo.InvariantCulture)} fits in no character.", "Save it as UTF-8.", inner: invalid);
        }
    }

    /// <summary>Reads the text from its first to its last character.</summary>
    public static void Check(string text)
    {
        RefuseOtherLanguages(text.AsSpan().TrimStart());
        var bytes = Encoding.UTF8.GetBytes(text);
        var reader = new Utf8JsonReader(bytes);
        var trail = new JsonTrail();
        try
        {
            while (reader.Read())
            {
                trail.Follow(ref reader);
            }
        }
        catch (JsonException malformed)
        {
            throw Refusal(malformed, bytes, trail);
        }
        catch (InvalidOperationException halved)
        {
            throw new DocumentException(trail.Path, "A text holds half of a surrogate pair, which is no character.", "Correct the escape sequence.", inner: halved);
        }
    }

    private static void RefuseOtherLanguages(ReadOnlySpan<char> text)
    {
        const string Json = "Give the document in JSON.";
        switch (text)
        {
            case []:
                throw new DocumentException("$", "The text is empty.", "An OpenAPI document is one JSON object.");
            case ['\uFEFF', ..]:
                throw ByteOrderMark();
            case ['<', ..]:
                throw new DocumentException("$", "This is an HTML or XML page, not JSON.", "Check the address: a page may stand where the document was, or ask for a login.");
            case ['-', '-', '-', ..] or ['%', ..] or ['#', ..]:
                throw new DocumentException("$", "This is YAML, not JSON.", Json);
        }

        // "swagger: '2.0'" begins with a bare word and a colon.
        var word = text.IndexOfAnyExcept(Letters);
        if (word > 0 && text[word] == ':')
        {
            throw new DocumentException("$", "This is YAML, not JSON.", Json);
        }
    }

    private static DocumentException ByteOrderMark() =>
        new("$", "The text begins with a byte order mark.", "Save it as UTF-8 without a byte order mark.");

    private static DocumentException Refusal(JsonException malformed, ReadOnlySpan<byte> bytes, JsonTrail trail)
    {
        var line = (int)(malformed.LineNumber ?? 0);
        var column = (int)(malformed.BytePositionInLine ?? 0);
        var where = string.Create(CultureInfo.InvariantCulture, $"line {line + 1}, column {column + 1}");
        var rest = From(bytes, line, column);
        var (problem, fix) = rest switch
        {
            _ when trail.IsComplete => ($"There is text after the end of the JSON value ({where}).", "Keep one JSON object per file."),
            // A comma that is the last character is where the reader stops.
            [] or [(byte)','] => ($"The text ends before the JSON does ({where}): it was cut off.", "Fetch the document again, whole."),
            [(byte)'/', (byte)'/' or (byte)'*', ..] => ($"There is a comment at {where}: JSON has none.", "Remove the comment."),
            _ => ($"This is not well-formed JSON ({where}): {Sentence(malformed.Message)}", "Correct the JSON, or pull the document again."),
        };
        return new DocumentException(trail.Path, problem, fix, inner: malformed);
    }

    private static ReadOnlySpan<byte> From(ReadOnlySpan<byte> bytes, int line, int column)
    {
        for (; line > 0; line--)
        {
            bytes = bytes[(bytes.IndexOf((byte)'\n') + 1)..];
        }

        return bytes[Math.Min(column, bytes.Length)..].TrimEnd(" \t\r\n"u8);
    }

    // The reader's message ends with its own count of lines, from zero.
    private static string Sentence(string message)
    {
        var count = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return count < 0 ? message : message[..count];
    }
}
