using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace DataGouv.Core;

/// <summary>Reads models from JSON that is whole in memory, and tells what is wrong with JSON that cannot be read.</summary>
internal static class JsonText
{
    /// <summary>Reads a model.</summary>
    /// <exception cref="JsonTruncatedException">The JSON stops in the middle.</exception>
    /// <exception cref="JsonException">The JSON is not that of the model; the message names the byte and the path.</exception>
    public static T? Read<T>(ReadOnlySpan<byte> json, JsonTypeInfo<T> type)
    {
        json = json.StartsWith("\uFEFF"u8) ? json[3..] : json;
        try
        {
            return JsonSerializer.Deserialize(json, type);
        }
        catch (Exception mismatch) when (IsMismatch(mismatch))
        {
            if (Repair(json, out var length) is not { } repaired)
            {
                throw Refusal(json, mismatch);
            }

            try
            {
                return JsonSerializer.Deserialize(repaired.AsSpan(0, length), type);
            }
            catch (Exception other) when (IsMismatch(other))
            {
                throw Refusal(repaired.AsSpan(0, length), other);
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(repaired);
            }
        }
    }

    /// <summary>Determines whether JSON stops before its end.</summary>
    public static bool IsTruncated(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, isFinalBlock: false, state: default);
        try
        {
            while (reader.Read())
            {
                // Whether anything is wrong with it is all that matters.
            }
        }
        catch (JsonException)
        {
            return false;
        }

        // A number or a word at the top may go on: nothing that is expected begins like that.
        var start = json.TrimStart(" \t\r\n"u8);
        return start.IsEmpty || (start[0] is (byte)'{' or (byte)'[' or (byte)'"' && !IsWhole(reader));
    }

    /// <summary>
    /// Copies JSON with null in the places of NaN and Infinity, which the server's JSON writer lets through: they cost their value, not the
    /// answer.
    /// </summary>
    /// <param name="json">The JSON.</param>
    /// <param name="length">The number of bytes of the copy.</param>
    /// <returns>A rented buffer that begins with the copy; null when there is nothing to repair.</returns>
    public static byte[]? Repair(ReadOnlySpan<byte> json, out int length)
    {
        length = 0;
        var count = NonFiniteNumbers.Count(json);
        if (count == 0)
        {
            return null;
        }

        var rented = ArrayPool<byte>.Shared.Rent(json.Length + count);
        length = NonFiniteNumbers.Replace(json, rented);
        return rented;
    }

    /// <summary>
    /// Determines whether an exception is about JSON: the reader has others than its own for odd texts and large numbers.
    /// </summary>
    public static bool IsMismatch(Exception exception) =>
        exception is JsonException or InvalidOperationException or FormatException or OverflowException;

    /// <summary>Makes the exception for JSON that could not be read.</summary>
    public static JsonException Refusal(ReadOnlySpan<byte> json, Exception mismatch)
    {
        if (IsTruncated(json))
        {
            return new JsonTruncatedException(json.Length, mismatch);
        }

        var (path, line, column) = mismatch is JsonException at ? (at.Path, at.LineNumber, at.BytePositionInLine) : (null, null, null);
        var place =
            line is { } number && column is { } position
                ? string.Create(CultureInfo.InvariantCulture, $"Byte {Start(json, number) + position}, path {path ?? "$"}: ")
                : "";
        return new JsonException(place + Reason(mismatch.Message), path, line, column, mismatch);
    }

    private static long Start(ReadOnlySpan<byte> json, long line)
    {
        var start = 0;
        for (; line > 0; line--)
        {
            start += json[start..].IndexOf((byte)'\n') + 1;
        }

        return start;
    }

    // The place stands in front, as a byte of the whole.
    private static string Reason(string message)
    {
        var place = message.IndexOf(" Path: ", StringComparison.Ordinal);
        place = place < 0 ? message.IndexOf(" LineNumber: ", StringComparison.Ordinal) : place;
        return place < 0 ? message : message[..place];
    }

    private static bool IsWhole(in Utf8JsonReader reader) =>
        reader.CurrentDepth == 0 && reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray or JsonTokenType.String;
}
