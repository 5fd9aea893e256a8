using System.Text.RegularExpressions;
using DataGouv.Generator.Differences;

namespace DataGouv.Generator.Reports;

/// <summary>The words that all reports use for differences.</summary>
internal static partial class DifferenceWords
{
    private const int Longest = 160;

    /// <summary>The classes, the most harmful first.</summary>
    public static IReadOnlyList<DifferenceClass> Classes { get; } = [.. Enum.GetValues<DifferenceClass>().OrderDescending()];

    /// <summary>A class, as a heading.</summary>
    public static string Heading(DifferenceClass harm) => harm switch
    {
        DifferenceClass.BreakingAtCompileTime => "Breaking at compile time",
        DifferenceClass.BreakingAtRunTime => "Breaking at run time",
        DifferenceClass.Additive => "Additive",
        DifferenceClass.Documentation => "Documentation only",
        _ => "Of no consequence for users",
    };

    /// <summary>A kind, in words: <c>enum value</c>.</summary>
    public static string Kind(DifferenceKind kind) => WordStart().Replace(kind.ToString(), " ").ToLowerInvariant();

    /// <summary>A class or kind as a word for programs: <c>breaking-at-run-time</c>.</summary>
    public static string Word(Enum value) => WordStart().Replace(value.ToString(), "-").ToLowerInvariant();

    /// <summary>What happened: <c>added: string</c>, <c>"a" is now "b"</c>.</summary>
    public static string Sentence(DocumentDifference one) => one.Change switch
    {
        DifferenceChange.Added => $"added: {Short(one.After)}",
        DifferenceChange.Removed => $"removed: {Short(one.Before)}",
        DifferenceChange.Renamed => $"renamed: {Short(one.Before)} is now {Short(one.After)}",
        _ => $"was {Short(one.Before)}, is {Short(one.After)}",
    };

    private static string Short(string? text) => text is null ? "not said"
        : Breaks().Replace(text, " ") is { Length: > Longest } line ? string.Concat(line.AsSpan(0, Longest), "…")
        : Breaks().Replace(text, " ");

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])")]
    private static partial Regex WordStart();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Breaks();
}
