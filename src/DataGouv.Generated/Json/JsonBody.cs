using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace DataGouv.Core;

/// <summary>Writes models as JSON, and names the member that cannot be written.</summary>
internal static class JsonBody
{
    // A body is written at once, on one thread, and its models are checked as they are met.
    [ThreadStatic]
    private static bool _isSending;

    /// <summary>Writes a body that is to be sent.</summary>
    /// <param name="body">The body.</param>
    /// <param name="type">How it is written.</param>
    /// <exception cref="ArgumentException">
    /// A number is NaN or infinite, a value of free-form data is none, or a rule of the server is broken. The message has the path.
    /// </exception>
    public static byte[] WriteToSend(object body, JsonTypeInfo type)
    {
        _isSending = true;
        try
        {
            return Write(body, type);
        }
        finally
        {
            _isSending = false;
        }
    }

    /// <summary>Refuses a model that breaks a rule of the server, where it is about to be sent.</summary>
    /// <param name="model">The model, which is being written.</param>
    /// <exception cref="BodyRefusedException">A rule is broken.</exception>
    public static void Check(object model)
    {
        if (_isSending)
        {
            ((WriteModel)model).Check();
        }
    }

    /// <summary>Writes a model as a text.</summary>
    /// <param name="model">The model.</param>
    /// <param name="type">How it is written.</param>
    /// <exception cref="ArgumentException">The model cannot be written; the message has the path.</exception>
    public static string WriteText(object model, JsonTypeInfo type) => Encoding.UTF8.GetString(Write(model, type));

    /// <summary>Reads a model from a text.</summary>
    /// <typeparam name="T">The model.</typeparam>
    /// <param name="json">The JSON of one object.</param>
    /// <param name="type">How it is read.</param>
    /// <exception cref="JsonException">The text is not the JSON of the model; the message names the byte and the path.</exception>
    public static T ReadText<T>(string json, JsonTypeInfo<T> type)
        where T : class
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(json);
        return JsonText.Read(Encoding.UTF8.GetBytes(json), type)
            ?? throw new JsonException($"The text is null, not the JSON of one {typeof(T).Name}.");
    }

    private static byte[] Write(object body, JsonTypeInfo type)
    {
        try
        {
            return JsonSerializer.SerializeToUtf8Bytes(body, type);
        }
        catch (Exception refusal) when (IsRefusal(refusal))
        {
            var reason = refusal switch
            {
                BodyRefusedException => refusal.Message,
                ArgumentException => "is NaN or infinite, and JSON has no such number: set a finite number, or leave it out.",
                _ => "cannot be written, as a JsonData without a value cannot: give it a value, or leave it out.",
            };
            var path = PathOfFailure(body, type);
            throw new ArgumentException(path == "$" ? $"The body {reason}" : $"{path} of the body {reason}", nameof(body), refusal);
        }
    }

    private static bool IsRefusal(Exception failure) => failure is ArgumentException or InvalidOperationException or BodyRefusedException;

    // The serializer does not say where it was, but what it has written until then does.
    private static string PathOfFailure(object body, JsonTypeInfo type)
    {
        var written = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(written);
        try
        {
            JsonSerializer.Serialize(writer, body, type);
        }
        catch (Exception refusal) when (IsRefusal(refusal))
        {
            writer.Flush();
        }

        // A number that ends the text might go on: after a space it is over.
        written.Write(" "u8);
        return UnfinishedJson.PathOfNextValue(written.WrittenSpan);
    }
}
