using System.Globalization;
using System.Text;
using DataGouv.Generator.Differences;
using DataGouv.Generator.Reports;

namespace DataGouv.Generator.Updating;

/// <summary>What an update writes at the top of the changelog.</summary>
internal static class ChangelogEntry
{
    private const string Heading = "## Unreleased";

    /// <summary>The changelog with the entry in front of what was there; an unreleased part that is there already takes it in.</summary>
    public static string Prepend(string changelog, string entry)
    {
        var unreleased = changelog.IndexOf(Heading + "\n", StringComparison.Ordinal);
        if (unreleased >= 0)
        {
            var after = unreleased + Heading.Length + 1;
            return $"{changelog[..after]}\n{entry}\n{changelog[after..].TrimStart('\n')}";
        }

        var first = changelog.IndexOf("\n## ", StringComparison.Ordinal);
        var at = first < 0 ? changelog.Length : first + 1;
        return $"{changelog[..at]}{(first < 0 ? "\n" : "")}{Heading}\n\n{entry}{(first < 0 ? "" : "\n")}{changelog[at..]}";
    }

    /// <summary>The entry: what breaks each on its own line, what was added in one.</summary>
    public static string Write(DateTimeOffset date, string title, VersionAdvice version, IReadOnlyList<DocumentDifference> differences)
    {
        var text = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"### The platform on {date:yyyy-MM-dd}: {title}\n\n"));
        foreach (var one in differences.Where(one => one.IsBreaking))
        {
            text.Append($"- {DifferenceWords.Heading(one.Class)}: {one.Document}, `{MarkdownText.Code(one.Place)}` ({DifferenceWords.Kind(one.Kind)}), {MarkdownText.Cell(DifferenceWords.Sentence(one))}.\n");
        }

        foreach (var document in differences.Where(one => one.Class == DifferenceClass.Additive).GroupBy(one => one.Document, StringComparer.Ordinal))
        {
            text.Append($"- Added to {document.Key}: {string.Join(", ", document.Select(one => $"`{MarkdownText.Code(one.Place)}`").Distinct())}.\n");
        }

        return text.Append($"- Advised version: {version.Next} ({version.Reason}).\n").ToString();
    }
}
