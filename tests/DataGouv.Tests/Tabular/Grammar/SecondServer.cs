using System.Text;

namespace DataGouv.Tests.Tabular.Grammar;

/// <summary>
/// The second server: it decodes what the first passes on, which lost line feeds and tabs on the way, and reads names, values, lists and groups.
/// </summary>
internal static class SecondServer
{
    /// <summary>A filter outside of groups, whose value is all the rest.</summary>
    public static Condition ReadFilter(string column, string test)
    {
        var text = new Cursor(Decode(test));
        return Test(ReadQuoted(column), text, value => value.Rest());
    }

    /// <summary>A group.</summary>
    public static Condition ReadGroup(string group)
    {
        var text = new Cursor(Decode(group));
        var condition = Tree(text);
        return text.IsEnd ? condition : throw new MisunderstoodException("Text behind the group.");
    }

    /// <summary>A name between quotes.</summary>
    public static string ReadQuoted(string quoted)
    {
        var text = new Cursor(Decode(quoted));
        var name = text.Quoted();
        return text.IsEnd ? name : throw new MisunderstoodException($"{quoted} ends too early.");
    }

    /// <summary>Sort keys.</summary>
    public static IEnumerable<(string Column, string Direction)> ReadOrder(string order)
    {
        var text = new Cursor(Decode(order));
        do
        {
            var column = text.Peek == '"' ? text.Quoted() : text.Until(".,");
            text.Expect('.');
            yield return (column, text.Until(","));
        }
        while (text.Skip(','));
    }

    private static Condition Tree(Cursor text)
    {
        if (text.Peek == '"')
        {
            var column = text.Quoted();
            text.Expect('.');
            return Test(column, text, value => value.LogicValue());
        }

        var kind = text.Until("(");
        if (kind is not ("and" or "or"))
        {
            throw new MisunderstoodException($"'{kind}' is no group.");
        }

        text.Expect('(');
        var parts = new List<Condition>();
        do
        {
            parts.Add(Tree(text));
        }
        while (text.Skip(','));

        text.Expect(')');
        return Condition.Group(kind, [.. parts]);
    }

    private static Condition Test(string column, Cursor text, Func<Cursor, string> readValue)
    {
        var name = text.Until(".");
        text.Expect('.');
        if (name == "not")
        {
            var opposite = Test(column, text, readValue);
            return opposite with { Operator = "not." + opposite.Operator };
        }

        return name switch
        {
            "in" => Condition.On(column, name, [.. text.List()]),
            "is" => Condition.On(column, text.Until(",)")),
            "ilike" => Condition.On(column, name, Literal(readValue(text))),
            _ => Condition.On(column, name, readValue(text)),
        };
    }

    // What a pattern finds, if it is nothing but a text within asterisks.
    private static string Literal(string pattern)
    {
        var literal = new StringBuilder();
        for (var place = 1; place < pattern.Length - 1; place++)
        {
            literal.Append(pattern[place] switch
            {
                '\\' => pattern[++place],
                '*' or '%' or '_' => throw new MisunderstoodException($"{pattern} holds a wildcard."),
                var sign => sign,
            });
        }

        return pattern is ['*', .., '*'] ? literal.ToString() : throw new MisunderstoodException($"{pattern} is no search.");
    }

    private static string Decode(string text)
    {
        var passedOn = text.Replace("\t", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal);
        var bytes = new List<byte>();
        for (var place = 0; place < passedOn.Length; place++)
        {
            if (passedOn[place] == '%' && place + 2 < passedOn.Length && char.IsAsciiHexDigit(passedOn[place + 1]) && char.IsAsciiHexDigit(passedOn[place + 2]))
            {
                bytes.Add(Convert.ToByte(passedOn.Substring(place + 1, 2), 16));
                place += 2;
            }
            else
            {
                var length = char.IsHighSurrogate(passedOn[place]) ? 2 : 1;
                bytes.AddRange(Encoding.UTF8.GetBytes(passedOn.Substring(place, length)));
                place += length - 1;
            }
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }
}
