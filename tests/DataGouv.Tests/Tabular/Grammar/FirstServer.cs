using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace DataGouv.Tests.Tabular.Grammar;

/// <summary>
/// The first of the two servers, from the facts of the protocol (7.3, 7.4, Addendum A): it decodes the query once, but for <c>&amp; = + ;</c>,
/// cuts it at its own signs, and passes the text on to the second.
/// </summary>
internal static partial class FirstServer
{
    private static readonly string[] Aggregators = ["groupby", "count", "avg", "min", "max", "sum"];

    /// <summary>What a raw query means.</summary>
    /// <exception cref="MisunderstoodException">It is refused, cut, or read as something else.</exception>
    public static Understood Read(string query)
    {
        var decoded = DecodeOnce(query);
        if (decoded.Contains('#', StringComparison.Ordinal))
        {
            throw new MisunderstoodException("Everything behind # is lost.");
        }

        var conditions = new List<Condition>();
        var order = new List<(string, string)>();
        var columns = new List<string>();
        var aggregates = new List<(string, string)>();
        int? page = null, size = null;
        foreach (var argument in decoded.Length == 0 ? [] : decoded.Split('&'))
        {
            if (argument.StartsWith("or=(", StringComparison.Ordinal))
            {
                conditions.Add(SecondServer.ReadGroup(Group(argument[3..], "or")));
                continue;
            }

            var parts = argument.Split('=');
            switch (parts)
            {
                case ["page", var number]:
                    page = int.Parse(number, CultureInfo.InvariantCulture);
                    break;
                case ["page_size", var number]:
                    size = int.Parse(number, CultureInfo.InvariantCulture);
                    break;
                case ["columns", var list] when list.Contains('"', StringComparison.Ordinal):
                    throw new MisunderstoodException("Quotes are forbidden in columns.");
                case ["columns", var list]:
                    columns.AddRange(list.Split(',').Select(name => SecondServer.ReadQuoted($"\"{name}\"")));
                    break;
                case [var name, var value]:
                    var (column, @operator) = Split(name);
                    if (@operator == "sort")
                    {
                        order.AddRange(SecondServer.ReadOrder($"{column}.{value}"));
                    }
                    else
                    {
                        conditions.Add(SecondServer.ReadFilter(column, Translate(@operator, value)));
                    }

                    break;
                case [var bare] when bare.Split("__") is [_, "isnull" or "isnotnull", ..]:
                    throw new MisunderstoodException("Read as a null test.");
                case [var bare]:
                    var (aggregated, function) = Split(bare);
                    aggregates.Add(Aggregators.Contains(function) ? (SecondServer.ReadQuoted(aggregated), function) : throw new MisunderstoodException($"'{bare}' could not be parsed."));
                    break;
                default:
                    throw new MisunderstoodException($"'{argument}' could not be parsed.");
            }
        }

        if (aggregates.Count == 0 && AggregateCall().IsMatch(decoded))
        {
            throw new MisunderstoodException("The total is left out.");
        }

        return new Understood(conditions, order, columns, aggregates, page, size);
    }

    // Four signs stay encoded; a plus is a space.
    private static string DecodeOnce(string query)
    {
        var bytes = new List<byte>();
        for (var place = 0; place < query.Length; place++)
        {
            var sign = query[place];
            if (sign == '%' && place + 2 < query.Length + 0 && byte.TryParse(query.AsSpan(place + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var value))
            {
                bytes.AddRange((char)value is '&' or '=' or '+' or ';' ? Encoding.ASCII.GetBytes($"%{value:X2}") : [value]);
                place += 2;
            }
            else
            {
                bytes.Add((byte)(sign == '+' ? ' ' : sign));
            }
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    // From the left, two underscores at a time; the last part is the operator.
    private static (string Column, string Operator) Split(string name)
    {
        var parts = name.Split("__");
        return parts.Length < 2
            ? throw new MisunderstoodException($"'{name}' could not be parsed.")
            : ($"\"{string.Join("__", parts[..^1]).Replace("\"", "\\\"", StringComparison.Ordinal)}\"", parts[^1].ToLowerInvariant());
    }

    private static string Translate(string @operator, string value) => @operator switch
    {
        "exact" => $"eq.{value}",
        "differs" => $"isdistinct.{value}",
        "isnull" => "is.null",
        "isnotnull" => "not.is.null",
        "contains" => $"ilike.*{value}*",
        "notcontains" => $"not.ilike.*{value}*",
        "in" => $"in.({value})",
        "notin" => $"not.in.({value})",
        "less" => $"lte.{value}",
        "greater" => $"gte.{value}",
        "strictly_less" => $"lt.{value}",
        "strictly_greater" => $"gt.{value}",
        _ => throw new MisunderstoodException($"There is no operator '{@operator}'."),
    };

    private static string Group(string text, string kind)
    {
        if (text[0] != '(' || text[^1] != ')')
        {
            throw new MisunderstoodException($"'{text}' could not be parsed.");
        }

        return $"{kind}({string.Join(',', Cut(text[1..^1]).Select(Part))})";
    }

    // Commas count outside of parentheses, quoted or not.
    private static IEnumerable<string> Cut(string text)
    {
        var (start, depth) = (0, 0);
        for (var place = 0; place <= text.Length; place++)
        {
            if (place == text.Length || (text[place] == ',' && depth == 0))
            {
                if (place > start || place < text.Length)
                {
                    yield return text[start..place];
                }

                start = place + 1;
            }
            else
            {
                depth += text[place] switch { '(' => 1, ')' => -1, _ => 0 };
            }
        }
    }

    private static string Part(string part)
    {
        foreach (var kind in (string[])["and", "or"])
        {
            if (part.StartsWith(kind + "(", StringComparison.Ordinal))
            {
                return Group(part[kind.Length..], kind);
            }
        }

        var (name, value) = part.EndsWith("__isnull", StringComparison.Ordinal) || part.EndsWith("__isnotnull", StringComparison.Ordinal)
            ? (part.Replace("\"", "", StringComparison.Ordinal), "")
            : NameAndValue(part);
        var (column, @operator) = Split(name);
        return $"{column}.{Translate(@operator, value)}";
    }

    private static (string Name, string Value) NameAndValue(string part)
    {
        var quotes = part.Count(sign => sign == '"');
        var name = QuotedName().Match(part);
        var value = QuotedValue().Match(part);
        return quotes switch
        {
            0 when part.Split('.') is [var plainName, var plainValue] => (plainName, plainValue),
            2 when name.Success => (name.Value.Replace("\"", "", StringComparison.Ordinal), part.Split('.')[^1]),
            2 when value.Success => (part.Split('.')[0], value.Value[1..]),
            4 when name.Success && value.Success => (name.Value.Replace("\"", "", StringComparison.Ordinal), value.Value[1..]),
            _ => throw new MisunderstoodException($"'{part}' could not be parsed."),
        };
    }

    // No underscore in the operator: strict comparisons cannot be read.
    [GeneratedRegex("^\"[^\"]*\"__[a-z]+")]
    private static partial Regex QuotedName();

    [GeneratedRegex("\\.\"[^\"]*\"$")]
    private static partial Regex QuotedValue();

    [GeneratedRegex(@"\.(count|max|min|sum|avg)\(\)")]
    private static partial Regex AggregateCall();
}
