using System.Text;
using DataGouv.Generator.Differences;
using DataGouv.Generator.Documents;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Reports;

/// <summary>Writes differences as text, JSON or Markdown.</summary>
internal static class DifferenceReport
{
    /// <summary>The differences in a format, with a final line feed.</summary>
    public static string Write(IReadOnlyList<DocumentDifference> differences, ReportFormat format) => format switch
    {
        ReportFormat.Json => JsonFile.Format(Json(differences)),
        ReportFormat.Markdown => Markdown(differences),
        _ => Text(differences),
    };

    /// <summary>How many there are of each class, in one line.</summary>
    public static string Summary(IReadOnlyList<DocumentDifference> differences) => differences.Count == 0
        ? "no difference"
        : string.Join(", ", from harm in DifferenceWords.Classes
                            let count = differences.Count(one => one.Class == harm && !one.IsProse)
                            where count > 0
                            select $"{count} {DifferenceWords.Heading(harm).ToLowerInvariant()}")
            + (differences.Count(one => one.IsProse) is > 0 and var prose ? $"{(prose < differences.Count ? ", " : "")}{prose} of prose" : "");

    private static string Text(IReadOnlyList<DocumentDifference> differences)
    {
        var text = new StringBuilder();
        foreach (var (heading, group) in Groups(differences))
        {
            text.Append(heading).Append('\n');
            foreach (var one in group)
            {
                text.Append($"  {one.Document}: {one.Place} ({DifferenceWords.Kind(one.Kind)}) {DifferenceWords.Sentence(one)} [{one.Rule.Id}]\n");
            }

            text.Append('\n');
        }

        return text.Append(Summary(differences)).Append('\n').ToString();
    }

    private static string Markdown(IReadOnlyList<DocumentDifference> differences)
    {
        var text = new StringBuilder($"{Summary(differences)}.\n");
        foreach (var (heading, group) in Groups(differences))
        {
            text.Append($"\n### {heading}\n\n| document | where | what | change | rule |\n|---|---|---|---|---|\n");
            foreach (var one in group)
            {
                text.Append($"| {one.Document} | `{MarkdownText.Code(one.Place)}` | {DifferenceWords.Kind(one.Kind)} | {MarkdownText.Cell(DifferenceWords.Sentence(one))} | {one.Rule.Id} |\n");
            }
        }

        var rules = differences.Where(one => !one.IsProse).Select(one => one.Rule).Distinct().OrderByDescending(rule => rule.Class).ThenBy(rule => rule.Id, StringComparer.Ordinal).ToList();
        if (rules.Count > 0)
        {
            text.Append("\n### Rules\n\n");
            foreach (var rule in rules)
            {
                text.Append($"- {rule.Id}: {MarkdownText.Cell(rule.Sentence)}\n");
            }
        }

        return text.ToString();
    }

    private static JObject Json(IReadOnlyList<DocumentDifference> differences) => new()
    {
        ["class"] = DifferenceWords.Word(Worst(differences)),
        ["differences"] = new JArray(differences.Select(one => new JObject
        {
            ["document"] = one.Document,
            ["kind"] = DifferenceWords.Word(one.Kind),
            ["change"] = DifferenceWords.Word(one.Change),
            ["class"] = DifferenceWords.Word(one.Class),
            ["place"] = one.Place,
            ["oldPath"] = one.Old?.JsonPath,
            ["newPath"] = one.New?.JsonPath,
            ["before"] = one.Before,
            ["after"] = one.After,
            ["rule"] = one.Rule.Id,
            ["reason"] = one.Rule.Sentence,
        })),
    };

    /// <summary>The class of the most harmful one.</summary>
    public static DifferenceClass Worst(IReadOnlyList<DocumentDifference> differences) => differences.Select(one => one.Class).DefaultIfEmpty(DifferenceClass.None).Max();

    // Prose last, and apart: it is no change of contract.
    private static IEnumerable<(string Heading, IReadOnlyList<DocumentDifference> Group)> Groups(IReadOnlyList<DocumentDifference> differences) =>
        DifferenceWords.Classes.Select(harm => (DifferenceWords.Heading(harm), (IReadOnlyList<DocumentDifference>)[.. differences.Where(one => one.Class == harm && !one.IsProse)]))
            .Append(("Prose", [.. differences.Where(one => one.IsProse)]))
            .Where(group => group.Item2.Count > 0);
}
