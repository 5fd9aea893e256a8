using System.Buffers;
using System.Text;
using System.Text.Json;

namespace DataGouv.Errors;

/// <summary>
/// Every text of a refusal in JSON, with its path. Read token by token, so that JSON that breaks off still gives what came before,
/// and nesting costs no stack.
/// </summary>
internal static class ErrorDocument
{
    // Deeper than the reader's 64: `errors` nests as deep as what was sent.
    private const int MostDepth = 1000;

    /// <summary>The texts in order. Null when this is not JSON at all.</summary>
    public static IReadOnlyList<ErrorText>? Read(string json)
    {
        var start = json.AsSpan().TrimStart();
        if (start.IsEmpty || start[0] is not ('{' or '[' or '"'))
        {
            return null;
        }

        // A text cut between two halves of a pair is no valid UTF-16, which would throw here if the encoding were strict.
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(json.Length));
        try
        {
            var length = Encoding.UTF8.GetBytes(json, bytes);
            return Read(bytes.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private static List<ErrorText> Read(ReadOnlySpan<byte> json)
    {
        var texts = new List<ErrorText>();
        var path = new ErrorPath();
        var reader = new Utf8JsonReader(json, isFinalBlock: false, new JsonReaderState(new JsonReaderOptions { MaxDepth = MostDepth, AllowTrailingCommas = true }));
        try
        {
            while (reader.Read())
            {
                Take(ref reader, path, texts);
            }
        }
        catch (JsonException)
        {
            // What came before is worth telling; the whole is in the body.
        }
        catch (InvalidOperationException)
        {
            // An escaped half of a surrogate pair is JSON and no text.
        }

        return texts;
    }

    private static void Take(ref Utf8JsonReader reader, ErrorPath path, List<ErrorText> texts)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
            case JsonTokenType.StartArray:
                path.Count();
                path.Enter(reader.TokenType == JsonTokenType.StartArray);
                break;
            case JsonTokenType.EndObject:
            case JsonTokenType.EndArray:
                path.Leave();
                break;
            case JsonTokenType.PropertyName:
                path.Name(reader.GetString()!);
                break;
            case JsonTokenType.String:
                path.Count();
                Add(path, reader.GetString()!, texts);
                break;
            case JsonTokenType.Number:
            case JsonTokenType.True:
            case JsonTokenType.False:
                path.Count();
                Add(path, Encoding.UTF8.GetString(reader.ValueSpan), texts);
                break;
            default:
                path.Count();
                break;
        }
    }

    private static void Add(ErrorPath path, string text, List<ErrorText> texts)
    {
        var below = path.Root is null ? 0 : 1;
        texts.Add(new ErrorText(path.Root, [.. path.Names(below)], path.ToString(below), text));
    }
}
