using System.Buffers;
using System.Text;

namespace DataGouv.Errors;

/// <summary>The body of a refusal as text, at most 64 KB of it.</summary>
internal readonly record struct ErrorBody(string Text, bool IsTruncated)
{
    /// <summary>How many bytes are read at most.</summary>
    public const int MostBytes = 64 * 1024;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads what there is. A body that breaks off is a short body: the refusal matters more than how it ended.</summary>
    public static async Task<ErrorBody> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        // One byte more than is kept tells whether there is more.
        var buffer = ArrayPool<byte>.Shared.Rent(MostBytes + 1);
        var length = 0;
        var isBroken = false;
        try
        {
            var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                for (var read = 1; read > 0 && length <= MostBytes; length += read)
                {
                    read = await stream.ReadAsync(buffer.AsMemory(length, MostBytes + 1 - length), cancellationToken).ConfigureAwait(false);
                }
            }
        }
        catch (Exception exception)
            when (exception
                    is IOException
                        or HttpRequestException
                        or InvalidDataException
                        or InvalidOperationException
                        or DataGouvConnectionException)
        {
            isBroken = true;
        }

        var text = Decode(buffer.AsSpan(0, Math.Min(length, MostBytes)), content.Headers.ContentType?.CharSet);
        ArrayPool<byte>.Shared.Return(buffer);
        return new ErrorBody(text, isBroken || length > MostBytes);
    }

    /// <summary>
    /// The text of some bytes. What is valid UTF-8 is UTF-8 whatever the header says; the declared charset comes next, and
    /// Latin-1, which knows every byte, last.
    /// </summary>
    internal static string Decode(ReadOnlySpan<byte> bytes, string? charset)
    {
        var declared = Find(charset);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            bytes = bytes[3..];
        }

        // UTF-16 and UTF-32 hold zero bytes, which are valid UTF-8 too: they are only told apart by their name.
        if (declared is not null && !declared.IsSingleByte && declared.GetByteCount("a") > 1)
        {
            return declared.GetString(bytes).TrimStart('\uFEFF');
        }

        return Utf8(bytes) ?? (declared is null or UTF8Encoding ? Encoding.Latin1 : declared).GetString(bytes);
    }

    // Null when the bytes are not UTF-8. A character that the limit cut in two is left out.
    private static string? Utf8(ReadOnlySpan<byte> bytes)
    {
        var characters = ArrayPool<char>.Shared.Rent(bytes.Length);
        try
        {
            var count = StrictUtf8.GetDecoder().GetChars(bytes, characters, flush: false);
            return new string(characters, 0, count);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
        finally
        {
            ArrayPool<char>.Shared.Return(characters);
        }
    }

    private static Encoding? Find(string? charset)
    {
        if (string.IsNullOrWhiteSpace(charset))
        {
            return null;
        }

        try
        {
            return Encoding.GetEncoding(charset.Trim('"', '\'', ' '));
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
