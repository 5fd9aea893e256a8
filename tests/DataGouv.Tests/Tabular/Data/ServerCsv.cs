using System.Globalization;
using System.Text;

namespace DataGouv.Tests.Tabular.Data;

/// <summary>
/// CSV as the server writes it: a header that is never quoted, backslashes doubled, null as nothing and an empty text as <c>""</c>.
/// </summary>
internal static class ServerCsv
{
    /// <summary>The fields of all rows under a header; null for nothing.</summary>
    public static List<string?[]> Read(string csv, IReadOnlyList<string> header)
    {
        var body = csv[(string.Join(',', header).Length + 1)..];
        var rows = new List<string?[]>();
        var place = 0;
        while (place < body.Length)
        {
            var row = new string?[header.Count];
            for (var column = 0; column < row.Length; column++)
            {
                row[column] = Field(body, ref place);
                place++;
            }

            rows.Add(row);
        }

        return rows;
    }

    /// <summary>A value as the server writes it.</summary>
    public static string Write(object? value) => value switch
    {
        null => "",
        bool isTrue => isTrue ? "t" : "f",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime instant => $"\"{instant.ToString("yyyy-MM-dd HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture)}\"",
        DateTimeOffset instant => $"\"{instant.ToString("yyyy-MM-dd HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture)}+00\"",
        string text => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\"\"", StringComparison.Ordinal)}\"",
        var number => Convert.ToString(number, CultureInfo.InvariantCulture)!,
    };

    // The place ends up on the comma or the line feed after the field.
    private static string? Field(string body, ref int place)
    {
        var text = new StringBuilder();
        var isQuoted = body[place] == '"';
        for (place += isQuoted ? 1 : 0; isQuoted ? !IsEnd(body, ref place) : body[place] is not (',' or '\n'); place++)
        {
            place += body[place] == '\\' ? 1 : 0;
            text.Append(body[place]);
        }

        return text.Length == 0 && !isQuoted ? null : text.ToString();
    }

    // Two quotes are one of the text.
    private static bool IsEnd(string body, ref int place)
    {
        if (body[place] != '"')
        {
            return false;
        }

        place++;
        return body[place] != '"';
    }
}
