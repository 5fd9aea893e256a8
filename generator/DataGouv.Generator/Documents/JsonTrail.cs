using System.Globalization;
using System.Text;
using System.Text.Json;

namespace DataGouv.Generator.Documents;

/// <summary>Where a reader is in a JSON text, as a JSON path; it refuses a name that an object has twice.</summary>
internal sealed class JsonTrail
{
    private readonly Stack<Container> _open = new();
    private bool _begun;

    /// <summary>The JSON path of the value that was read last.</summary>
    public string Path
    {
        get
        {
            var path = new StringBuilder("$");
            foreach (var container in _open.Reverse())
            {
                container.Append(path);
            }

            return path.ToString();
        }
    }

    /// <summary>Is the outermost value at its end?</summary>
    public bool IsComplete => _begun && _open.Count == 0;

    /// <summary>Takes note of the token that was just read.</summary>
    public void Follow(ref Utf8JsonReader reader)
    {
        _begun = true;
        if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
        {
            _open.Pop();
            return;
        }

        if (reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            if (!_open.Peek().Enter(name))
            {
                throw new DocumentException(Path, $"The object has two members named \"{name}\".", "Keep one of the two.");
            }

            return;
        }

        if (_open.TryPeek(out var container))
        {
            container.Step();
        }

        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                _open.Push(new Container([]));
                break;
            case JsonTokenType.StartArray:
                _open.Push(new Container(null));
                break;
            case JsonTokenType.String:
                // Reading it is what finds an escape sequence that is no character.
                _ = reader.GetString();
                break;
        }
    }

    /// <summary>One step of a JSON path: <c>.name</c>, or <c>['a name']</c> where a bare one cannot be written.</summary>
    public static string Step(string name) =>
        name.Length > 0 && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '-' or '$')
            ? "." + name
            : $"['{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}']";

    // An object has the names that it had so far, an array has none.
    private sealed class Container(HashSet<string>? names)
    {
        private string? _name;
        private int _index = -1;

        public bool Enter(string name)
        {
            _name = name;
            return names!.Add(name);
        }

        public void Step()
        {
            if (names is null)
            {
                _index++;
            }
        }

        public void Append(StringBuilder path)
        {
            if (_name is not null)
            {
                path.Append(JsonTrail.Step(_name));
            }
            else if (_index >= 0)
            {
                path.Append(CultureInfo.InvariantCulture, $"[{_index}]");
            }
        }
    }
}
