using System.Text;

namespace DataGouv.Tests.Tabular.Grammar;

/// <summary>Reads a text from left to right.</summary>
internal sealed class Cursor(string text)
{
    private int _place;

    public bool IsEnd => _place == text.Length;

    public char Peek => IsEnd ? '\0' : text[_place];

    public bool Skip(char sign)
    {
        if (Peek != sign)
        {
            return false;
        }

        _place++;
        return true;
    }

    public void Expect(char sign)
    {
        if (!Skip(sign))
        {
            throw new MisunderstoodException($"'{sign}' was expected at {_place} of {text}.");
        }
    }

    public string Until(string signs)
    {
        var start = _place;
        while (!IsEnd && !signs.Contains(Peek, StringComparison.Ordinal))
        {
            _place++;
        }

        return text[start.._place];
    }

    public string Rest()
    {
        var rest = text[_place..];
        _place = text.Length;
        return rest;
    }

    public string Quoted()
    {
        Expect('"');
        var value = new StringBuilder();
        while (!IsEnd && Peek != '"')
        {
            _place += Peek == '\\' ? 1 : 0;
            value.Append(IsEnd ? throw new MisunderstoodException("A backslash at the end.") : text[_place++]);
        }

        Expect('"');
        return value.ToString();
    }

    /// <summary>A value in a group: quoted, an array, or all up to the next sign.</summary>
    public string LogicValue()
    {
        if (Peek == '{' && text.IndexOf('}', _place) is var end and >= 0)
        {
            var array = text[_place..(end + 1)];
            _place = end + 1;
            return array;
        }

        return QuotedOr(",)");
    }

    public IEnumerable<string> List()
    {
        Expect('(');
        while (char.IsWhiteSpace(Peek))
        {
            _place++;
        }

        var values = new List<string>();
        do
        {
            values.Add(QuotedOr(",)"));
        }
        while (Skip(','));

        Expect(')');

        // An empty element alone is an empty list.
        return values is [""] ? [] : values;
    }

    // Quotes only count if they hold all of the value.
    private string QuotedOr(string signs)
    {
        var start = _place;
        if (Peek == '"')
        {
            try
            {
                var value = Quoted();
                if (IsEnd || signs.Contains(Peek, StringComparison.Ordinal))
                {
                    return value;
                }
            }
            catch (MisunderstoodException)
            {
                // No quotes after all.
            }

            _place = start;
        }

        return Until(signs);
    }
}
