using System.Text.Json;

namespace DataGouv.Tabular;

/// <summary>Writes texts into C# source.</summary>
internal static class SourceText
{
    /// <summary>A text in a documentation comment, which ends at a line feed of any kind.</summary>
    public static string Comment(string text) => string.Concat(text
        .Select(character => char.IsControl(character) || character is '\u2028' or '\u2029' ? ' ' : character))
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>A text as a literal: what is written like this in JSON is written like this in C#.</summary>
    public static string Literal(string text) => $"\"{JsonEncodedText.Encode(text)}\"";
}
