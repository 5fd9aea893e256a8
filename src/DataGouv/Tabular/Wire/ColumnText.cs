namespace DataGouv.Tabular;

/// <summary>Writes names of columns, in each of the places where the server reads them differently.</summary>
internal static class ColumnText
{
    public const string Separator = "__";

    /// <summary>Before an operator: <c>name__exact=</c>.</summary>
    public static WireText Argument(this WireText wire, string name)
    {
        var escaped = Backslashes(name);
        return wire.Text(escaped, twiceAt: OddUnderscore(escaped)).Sign(Separator);
    }

    /// <summary>Before an aggregator: <c>name__sum</c>. The second part of the name must not read like a null test.</summary>
    public static WireText Aggregator(this WireText wire, string name)
    {
        var escaped = Backslashes(name);
        var parts = escaped.Split(Separator);
        if (parts.Length > 1 && parts[1] is "isnull" or "isnotnull")
        {
            var second = parts[0].Length + Separator.Length;
            return wire.Text(escaped.AsSpan(0, second)).Text(escaped.AsSpan(second, 1), twiceAt: 0)
                .Text(escaped.AsSpan(second + 1), twiceAt: OddUnderscore(escaped) - second - 1).Sign(Separator);
        }

        return wire.Text(escaped, twiceAt: OddUnderscore(escaped)).Sign(Separator);
    }

    /// <summary>In a list of columns, which the server splits at commas and puts between quotes.</summary>
    public static WireText Listed(this WireText wire, string name) => wire.Text(Quotes(Backslashes(name)), twice: ",\"");

    /// <summary>In a list of sort keys, which is passed on as it is.</summary>
    public static WireText SortedBy(this WireText wire, string name) => IsPlain(name)
        ? wire.Text(name)
        : wire.Text($"\"{Quotes(Backslashes(name))}\"");

    /// <summary>
    /// In a group. A dot needs quotes, except before an operator with an underscore, which the server cannot read after quotes.
    /// </summary>
    public static WireText Grouped(this WireText wire, string name, bool strict)
    {
        var escaped = Quotes(Backslashes(name));
        var isQuoted = name.Contains('.', StringComparison.Ordinal) && !strict;
        var isGroup = name.StartsWith("and(", StringComparison.Ordinal) || name.StartsWith("or(", StringComparison.Ordinal);
        var twice = Parentheses.AreBalanced(name) && !isGroup ? ",\"" : ",\"()";
        var quote = isQuoted ? "%22" : "";
        return wire.Sign(quote).Text(escaped, isQuoted ? twice : twice + ".", OddUnderscore(escaped)).Sign(quote).Sign(Separator);
    }

    /// <summary>
    /// The server splits at double underscores from the left: after an odd number of trailing underscores it would split one too early.
    /// </summary>
    private static int OddUnderscore(string name) => (name.Length - name.TrimEnd('_').Length) % 2 == 1 ? name.Length - 1 : -1;

    private static string Backslashes(string name) => name.Replace("\\", "\\\\", StringComparison.Ordinal);

    private static string Quotes(string name) => name.Replace("\"", "\\\"", StringComparison.Ordinal);

    private static bool IsPlain(string name) =>
        !char.IsAsciiDigit(name[0]) && name.All(character => char.IsAsciiLetterOrDigit(character) || character == '_');
}
