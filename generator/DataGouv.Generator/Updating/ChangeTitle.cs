using DataGouv.Generator.Differences;
using DataGouv.Generator.Reports;

namespace DataGouv.Generator.Updating;

/// <summary>Says in one line what changed: <c>catalog: 3 operations added, 1 property removed (breaking)</c>.</summary>
internal static class ChangeTitle
{
    private const int GroupsShown = 3;

    private static readonly DifferenceKind[] First = [DifferenceKind.Document, DifferenceKind.Operation, DifferenceKind.Model, DifferenceKind.Property, DifferenceKind.Parameter, DifferenceKind.Body, DifferenceKind.EnumValue];

    /// <summary>The title.</summary>
    public static string Of(IReadOnlyList<DocumentDifference> differences) => differences.Count == 0
        ? "documents changed without consequence for users"
        : string.Join("; ", differences.GroupBy(one => one.Document, StringComparer.Ordinal).Select(document => $"{document.Key}: {Groups([.. document])}"));

    private static string Groups(IReadOnlyList<DocumentDifference> differences)
    {
        var told = differences.Where(one => one.Class is not (DifferenceClass.None or DifferenceClass.Documentation)).ToList();
        if (told.Count == 0)
        {
            return differences.Any(one => one.Class == DifferenceClass.Documentation) ? "documentation changed" : "changed without consequence for users";
        }

        // What breaks is told even where much was added.
        var groups = told.GroupBy(one => (one.Kind, one.Change, one.IsBreaking))
            .OrderBy(group => Array.IndexOf(First, group.Key.Kind) is var at && at < 0 ? First.Length : at)
            .ThenByDescending(group => group.Key.IsBreaking).ThenByDescending(group => group.Count()).ToList();
        var shown = groups.Take(GroupsShown).ToList();
        var rest = groups.Skip(GroupsShown).Sum(group => group.Count());
        return string.Join(", ", shown.Select(group => Count(group.Count(), DifferenceWords.Kind(group.Key.Kind)) + " " + group.Key.Change.ToString().ToLowerInvariant()))
            + (rest > 0 ? $", {Count(rest, "other change")}" : "")
            + (told.Any(one => one.IsBreaking) ? " (breaking)" : "");
    }

    private static string Count(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {Plural(what)}";

    private static string Plural(string word) => word switch
    {
        _ when word.EndsWith('s') => word,
        _ when word.EndsWith('y') => word[..^1] + "ies",
        _ => word + "s",
    };
}
