using System.Buffers;
using System.Collections.Immutable;

namespace DataGouv.Tabular;

/// <summary>Writes values, in each of the places where the servers read them differently.</summary>
internal static class ValueText
{
    private static readonly SearchValues<char> ListSigns = SearchValues.Create(",()\"\\");
    private static readonly SearchValues<char> GroupSigns = SearchValues.Create(",().\"");

    /// <summary>A list outside of groups: <c>a,"b,c"</c>.</summary>
    public static void List(this WireText wire, ImmutableArray<TabularValue> values)
    {
        var separator = "";
        foreach (var value in Listable(values))
        {
            wire.Sign(separator).Text(Element(value));
            separator = ",";
        }
    }

    /// <summary>A list in a group, none of whose signs the first server may see.</summary>
    public static void GroupedList(this WireText wire, ImmutableArray<TabularValue> values) =>
        wire.Text(string.Join(',', Listable(values).Select(Element)), twice: ",\"().");

    /// <summary>A value in a group: quoted where it holds a sign.</summary>
    public static void Grouped(this WireText wire, string value)
    {
        if (!value.AsSpan().ContainsAny(GroupSigns) && !value.StartsWith('{') && !LooksLikeNullTest(value))
        {
            wire.Text(value);
            return;
        }

        wire.Sign("%22").Text(Escape(value), Parentheses.AreBalanced(value) ? ",\"" : ",\"()").Sign("%22");
    }

    /// <summary>A text to search, in a group. The server puts asterisks around it, so that quotes are of no use.</summary>
    public static void GroupedPattern(this WireText wire, string column, string text)
    {
        if (text.AsSpan().ContainsAny(',', ')'))
        {
            throw new TabularQueryException($"\"{text}\" cannot be searched in \"{column}\" inside a group of alternatives, because the server takes its comma or parenthesis for the end of the condition: search a part of it without them, or search it outside of the group.") { Column = column };
        }

        wire.Text(Pattern(text), twice: "(.\"");
    }

    /// <summary>A text in which the signs of patterns stand for themselves.</summary>
    public static string Pattern(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("%", "\\%", StringComparison.Ordinal)
        .Replace("_", "\\_", StringComparison.Ordinal);

    // A list of nothing but one empty text would be an empty list.
    private static IEnumerable<string> Listable(ImmutableArray<TabularValue> values) =>
        values is [{ Text: "" }] ? ["", ""] : values.Select(value => value.Text);

    private static string Element(string value) =>
        value.Length == 0 || value.AsSpan().ContainsAny(ListSigns) || char.IsWhiteSpace(value[0]) || char.IsWhiteSpace(value[^1]) || LooksLikeNullTest(value)
            ? $"\"{Escape(value)}\""
            : value;

    private static string Escape(string value) => value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);

    private static bool LooksLikeNullTest(string value) =>
        value.EndsWith("__isnull", StringComparison.Ordinal) || value.EndsWith("__isnotnull", StringComparison.Ordinal);
}
