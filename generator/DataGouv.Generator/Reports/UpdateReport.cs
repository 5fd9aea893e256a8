using System.Text;
using DataGouv.Generator.Differences;
using DataGouv.Generator.Overlays;
using DataGouv.Generator.Surface;
using DataGouv.Generator.Updating;

namespace DataGouv.Generator.Reports;

/// <summary>The report of an update: the text of its pull request.</summary>
internal static class UpdateReport
{
    // A pull request takes 65,536 characters.
    private const int Longest = 60_000;
    private const int LinesForOneChange = 6;
    private const int LinesOfSurface = 400;

    /// <summary>The report; its first line is the title.</summary>
    public static string Write(UpdateProposal proposal, BuildFailedException? failure)
    {
        var text = new StringBuilder($"# {(failure is null ? "" : "failed: ")}{proposal.Title}\n\n");
        if (failure is null)
        {
            text.Append($"The clients were generated from the new documents, compiled and tested. Advised version: **{proposal.Version.Next}** (now {proposal.Version.Current}; {proposal.Version.Reason}).\n");
        }
        else
        {
            text.Append($"The {failure.Step} failed on the new documents, and everything was put back. What it said:\n\n```\n{failure.Output.Replace("```", "'''", StringComparison.Ordinal)}\n```\n");
        }

        text.Append("\n## What changes for users\n\n").Append(DifferenceReport.Write(proposal.Differences, ReportFormat.Markdown));
        Overlays(text, proposal.Advice);
        if (failure is null)
        {
            CSharp(text, proposal);
        }

        text.Append("\n## What the platform's documents changed\n\nBefore any overlay: ").Append(DifferenceReport.Write(proposal.Upstream, ReportFormat.Markdown));
        return text.Length <= Longest ? text.ToString() : text.ToString(0, Longest) + "\n\nThe report is longer than a pull request takes: the rest is in `artifacts/spec-change.md` of the job.\n";
    }

    /// <summary>The report of an update that never came to new documents.</summary>
    public static string Failed(string problem) => $"# failed: the documents could not be updated\n\nNothing was changed.\n\n```\n{problem}\n```\n";

    private static void Overlays(StringBuilder text, IReadOnlyList<OverlayAdvice> advice)
    {
        text.Append($"\n## Overlays\n\n{(advice.Count == 0 ? "Every action suits the new documents as it suited the old ones.\n" : "")}");
        foreach (var one in advice)
        {
            var finding = one.Finding switch { OverlayFinding.NoMatch => "no longer matches", OverlayFinding.Orphaned => "refers to what is gone", OverlayFinding.Unnecessary => "became unnecessary", OverlayFinding.Drafted => "was drafted", _ => "contradicts the document" };
            text.Append($"- {one.Api}, action {one.Action.Index}, `{MarkdownText.Code(one.Action.Target)}` **{finding}**{(one.IsTakenOut ? " and was taken out" : one.Remainder is null ? "" : " and was shortened")}. {MarkdownText.Cell(one.Detail)} {one.ToDo}\n");
            if (one.IsTakenOut || one.Remainder is not null)
            {
                text.Append($"\n  ```json\n  {one.Text.ReplaceLineEndings("\n  ")}\n  ```\n\n");
            }
        }
    }

    private static void CSharp(StringBuilder text, UpdateProposal proposal)
    {
        text.Append("\n## What changes in C#\n\n");
        if (proposal.Surface.Count == 0)
        {
            text.Append("The public surface is the same.\n");
            return;
        }

        text.Append($"{proposal.Surface.Count(line => line.IsAdded)} declarations came, {proposal.Surface.Count(line => !line.IsAdded)} went.\n\n| document change | C# |\n|---|---|\n");
        var explained = new HashSet<SurfaceLine>();
        foreach (var (change, lines) in proposal.Differences.Where(change => !change.IsProse).Select(change => (change, proposal.Places.Following(change, proposal.Surface))).Where(pair => pair.Item2.Count > 0))
        {
            explained.UnionWith(lines);
            var more = lines.Count > LinesForOneChange ? $"<br>and {lines.Count - LinesForOneChange} more in `{lines[0].Type}`" : "";
            text.Append($"| {change.Document} `{MarkdownText.Code(change.Place)}` ({DifferenceWords.Kind(change.Kind)} {change.Change.ToString().ToLowerInvariant()}) | {string.Join("<br>", lines.Take(LinesForOneChange).Select(line => $"`{MarkdownText.Code(line.Marked)}`"))}{more} |\n");
        }

        var rest = proposal.Surface.Where(line => !explained.Contains(line)).ToList();
        if (rest.Count > 0)
        {
            text.Append("\nOther declarations, which follow from several changes:\n\n```diff\n");
            foreach (var type in rest.Take(LinesOfSurface).GroupBy(line => $"{line.Namespace}.{line.Type}", StringComparer.Ordinal))
            {
                text.Append($"  {type.Key}\n{string.Concat(type.Select(line => line.Marked + "\n"))}");
            }

            text.Append("```\n");
        }
    }
}
