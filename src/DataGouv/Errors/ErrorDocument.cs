using System.Buffers;
using System.Text;
using System.Text.Json;

namespace DataGouv.Errors;

/// <summary>
/// The texts of a refusal in JSON, with their paths: as many as a person reads, in time and memory that grow with the body and nothing
/// else. Read token by token, so that JSON that breaks off still gives what came before, and nesting costs no stack.
/// </summary>
internal ref struct ErrorDocument
{
    // Deeper than the reader's 64: `errors` nests as deep as what was sent.
    private const int MostDepth = 1000;
    private const int MostFields = 100;
    private const int MostTextsOfField = 20;
    private const int MostSentences = 100;
    private const int LongestName = 100;

    private readonly ServerText _shown;
    private readonly ErrorPath _path = new();
    private readonly List<ErrorText> _texts = [];
    private Utf8JsonReader _reader;
    private int _fields;
    private int _sentences;

    private ErrorDocument(ReadOnlySpan<byte> json, ServerText shown)
    {
        _shown = shown;
        var options = new JsonReaderOptions { MaxDepth = MostDepth, AllowTrailingCommas = true };
        _reader = new Utf8JsonReader(json, isFinalBlock: false, new JsonReaderState(options));
    }

    /// <summary>The texts in order. Null when this is not JSON at all.</summary>
    public static IReadOnlyList<ErrorText>? Read(string json, ServerText shown)
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
            return new ErrorDocument(bytes.AsSpan(0, length), shown).Read();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private List<ErrorText> Read()
    {
        try
        {
            while (_reader.Read())
            {
                Take();
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

        return _texts;
    }

    private void Take()
    {
        switch (_reader.TokenType)
        {
            case JsonTokenType.StartObject:
            case JsonTokenType.StartArray:
                _path.Count();
                _path.Enter(_reader.TokenType == JsonTokenType.StartArray);
                break;
            case JsonTokenType.EndObject:
            case JsonTokenType.EndArray:
                _path.Leave();
                break;
            case JsonTokenType.PropertyName:
                _path.Name(_shown.Line(_reader.GetString()!, LongestName));
                break;
            case JsonTokenType.String:
            case JsonTokenType.Number:
            case JsonTokenType.True:
            case JsonTokenType.False:
                _path.Count();
                Add();
                break;
            default:
                _path.Count();
                break;
        }
    }

    private void Add()
    {
        if (ErrorContent.IsToldIn(_path.Root) && _path.Texts < MostTextsOfField && HasRoom())
        {
            var isText = _reader.TokenType == JsonTokenType.String;
            _texts.Add(_path.Take(isText ? _reader.GetString()! : Encoding.UTF8.GetString(_reader.ValueSpan)));
        }
    }

    // The first text of a field counts for the field.
    private bool HasRoom() => _path.IsField
        ? _path.Texts > 0 || _fields++ < MostFields
        : _sentences++ < MostSentences;
}
