using DataGouv.Generator.Differences.Contracts;

namespace DataGouv.Generator.Differences.Matching;

/// <summary>Says when two things of different name may be the same one, renamed.</summary>
internal static class Likeness
{
    private const double SharedMembers = 0.5;
    private const double ContainedMembers = 0.8;
    private const int LeastContained = 3;
    private const double SharedLetters = 0.6;
    private const int StemLength = 4;

    /// <summary>Have two models the same shape, by and large? One may be a part of the other: that is how models are split.</summary>
    public static bool OfModels(Contract old, Shape before, Contract current, Shape after)
    {
        if (before.Form != after.Form || before.IsEnum != after.IsEnum)
        {
            return false;
        }

        var left = Members(old, before);
        var right = Members(current, after);
        if (left.Count == 0 || right.Count == 0)
        {
            return left.Count == right.Count && before.Describe() == after.Describe();
        }

        var shared = left.Intersect(right).Count();
        return shared >= SharedMembers * left.Union(right).Count()
            || shared >= LeastContained && shared >= ContainedMembers * Math.Min(left.Count, right.Count);
    }

    /// <summary>Are two names alike: a word in common, or most letters?</summary>
    public static bool OfNames(string before, string after)
    {
        var left = WordsOf(before);
        var right = WordsOf(after);
        return left.Any(word => right.Any(other => Stem(word) == Stem(other)))
            || 1 - (double)Distance(before, after) / Math.Max(before.Length, after.Length) >= SharedLetters;
    }

    private static HashSet<string> Members(Contract contract, Shape model) => model.IsEnum
        ? [.. model.Values]
        : [.. contract.PropertiesOf(model).Keys];

    // "id" and "at" are in too many names to say anything.
    private static List<string> WordsOf(string name) =>
        [.. name.ToLowerInvariant().Split(['_', '-', ' ', '.'], StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length > 2)];

    private static string Stem(string word) => word.Length > StemLength ? word[..StemLength] : word;

    // Levenshtein's: how many letters must change.
    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, corner + (left[i - 1] == right[j - 1] ? 0 : 1));
                corner = above;
            }
        }

        return row[^1];
    }
}
