using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace DataGouv.Core;

/// <summary>Reads an answer in JSON.</summary>
/// <typeparam name="T">The type of the model.</typeparam>
/// <param name="type">How the model is read.</param>
/// <param name="isOptional">Whether the operation may answer without a body.</param>
/// <param name="isMasked">Whether a field mask leaves members out.</param>
internal sealed class JsonAnswer<T>(JsonTypeInfo<T> type, bool isOptional, bool isMasked = false) : ApiAnswer<T>
{
    /// <inheritdoc />
    public override bool Read(byte[] buffer, int length)
    {
        try
        {
            using (MaskedReading.Begin(isMasked))
            {
                Value = JsonText.Read(buffer.AsSpan(0, length), type)!;
            }
        }
        catch (JsonException mismatch) when (mismatch is not JsonTruncatedException)
        {
            throw new JsonException($"a body that is not the expected JSON ({typeof(T).Name}): {mismatch.Message}", mismatch);
        }

        if (Value is null)
        {
            ReadNothing();
        }

        return false;
    }

    /// <inheritdoc />
    public override void ReadNothing()
    {
        Value = isOptional ? default! : throw new JsonException("no body where one was expected.");
    }
}
