namespace DataGouv.Generator.Reports;

/// <summary>Text of documents inside Markdown: it must not become markup, a link or a mention.</summary>
internal static class MarkdownText
{
    /// <summary>The text of a table's cell.</summary>
    public static string Cell(string text) => Line(text)
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace("@", "@\u200b", StringComparison.Ordinal).Replace("*", "\\*", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)
        .Replace("[", "\\[", StringComparison.Ordinal).Replace("`", "\\`", StringComparison.Ordinal);

    /// <summary>The text between two backticks, in a table's cell or outside.</summary>
    public static string Code(string text) => Line(text).Replace('`', '\'').Replace("|", "\\|", StringComparison.Ordinal);

    private static string Line(string text) => text.ReplaceLineEndings(" ");
}
