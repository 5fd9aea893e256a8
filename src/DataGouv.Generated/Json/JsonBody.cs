using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace DataGouv.Core;

/// <summary>Writes what callers send, and names the member that cannot be written.</summary>
internal static class JsonBody
{
    /// <summary>Writes a body as JSON.</summary>
    /// <exception cref="ArgumentException">A number is NaN or infinite, or a <see cref="JsonElement"/> has no value.</exception>
    public static byte[] Write<T>(T body, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.SerializeToUtf8Bytes(body, type);
        }
        catch (Exception refusal) when (refusal is ArgumentException or InvalidOperationException)
        {
            var reason = refusal is ArgumentException
                ? "is NaN or infinite, and JSON has no such number: set a finite number, or leave it out."
                : "cannot be written, as a JsonElement without a value cannot: give it a value (JsonElement.Parse), or leave it out.";
            throw new ArgumentException($"{PathOfFailure(body, type)} of the body {reason}", nameof(body), refusal);
        }
    }

    // The serializer does not say where it was, but what it has written until then does.
    private static string PathOfFailure<T>(T body, JsonTypeInfo<T> type)
    {
        var written = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(written);
        try
        {
            JsonSerializer.Serialize(writer, body, type);
        }
        catch (Exception refusal) when (refusal is ArgumentException or InvalidOperationException)
        {
            writer.Flush();
        }

        // A number that ends the text might go on: after a space it is over.
        written.Write(" "u8);
        return UnfinishedJson.PathOfNextValue(written.WrittenSpan);
    }
}
