using System.Text;

namespace DataGouv.Generator.Overlays;

/// <summary>The text of an overlay file, from which actions are taken out without touching the others: its layout is written by hand.</summary>
internal static class OverlayText
{
    /// <summary>The text of each action, as it stands in the file.</summary>
    public static IReadOnlyList<string> Actions(string text) => [.. Spans(text).Select(span => text[span.Start..span.End])];

    /// <summary>The file without some of its actions.</summary>
    public static string Without(string text, IReadOnlySet<int> indexes)
    {
        var spans = Spans(text);
        var kept = Enumerable.Range(0, spans.Count).Where(index => !indexes.Contains(index)).ToList();
        if (spans.Count == 0 || indexes.Count == 0)
        {
            return text;
        }

        var result = new StringBuilder(text[..spans[0].Start]);
        for (var at = 0; at < kept.Count; at++)
        {
            // What separates two actions, a comma and a line break, is taken from before the second one.
            result.Append(at == 0 ? "" : text[spans[kept[at] - 1].End..spans[kept[at]].Start]).Append(text[spans[kept[at]].Start..spans[kept[at]].End]);
        }

        return result.Append(text[spans[^1].End..]).ToString();
    }

    /// <summary>The file with other texts for some of its actions.</summary>
    public static string Replace(string text, IReadOnlyDictionary<int, string> actions)
    {
        var spans = Spans(text);
        foreach (var (index, action) in actions.OrderByDescending(one => one.Key))
        {
            text = text[..spans[index].Start] + Indented(text, spans[index].Start, action) + text[spans[index].End..];
        }

        return text;
    }

    /// <summary>The file with more actions at the end of its list.</summary>
    public static string With(string text, IReadOnlyList<string> actions)
    {
        var spans = Spans(text);
        if (actions.Count == 0 || spans.Count == 0)
        {
            return text;
        }

        return text[..spans[^1].End] + string.Concat(actions.Select(action => $",\n{Indent(text, spans[^1].Start)}{Indented(text, spans[^1].Start, action)}")) + text[spans[^1].End..];
    }

    // An action is indented as the one whose place or neighbourhood it takes.
    private static string Indented(string text, int start, string action) => action.ReplaceLineEndings("\n" + Indent(text, start));

    private static string Indent(string text, int start) => text[(text.LastIndexOf('\n', start) + 1)..start];

    // The objects at depth 1 of the list "actions", which is a member of the root.
    private static List<(int Start, int End)> Spans(string text)
    {
        var spans = new List<(int, int)>();
        var depth = 0;
        var start = -1;
        var inActions = false;
        var key = "";
        for (var at = 0; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '"':
                    var end = EndOfString(text, at);
                    key = depth == 1 ? text[(at + 1)..end] : key;
                    at = end;
                    break;
                case '{' or '[':
                    inActions |= depth == 1 && text[at] == '[' && key == "actions";
                    depth++;
                    start = inActions && depth == 3 ? at : start;
                    break;
                case '}' or ']':
                    depth--;
                    if (inActions && depth == 2)
                    {
                        spans.Add((start, at + 1));
                    }

                    inActions &= depth > 1;
                    break;
            }
        }

        return spans;
    }

    private static int EndOfString(string text, int at)
    {
        for (at++; text[at] != '"'; at++)
        {
            at += text[at] == '\\' ? 1 : 0;
        }

        return at;
    }
}
