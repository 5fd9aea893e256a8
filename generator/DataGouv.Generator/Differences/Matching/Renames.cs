namespace DataGouv.Generator.Differences.Matching;

/// <summary>Pairs what is gone with what is new, where it is the same thing under another name.</summary>
internal static class Renames
{
    /// <summary>
    /// The pairs. Both must have no other candidate: where two things could be the old one, or the old one two things, a rename
    /// would be a guess.
    /// </summary>
    public static IReadOnlyList<(T Old, T New)> Find<T>(IReadOnlyList<T> removed, IReadOnlyList<T> added, Func<T, T, bool> same)
    {
        var pairs = removed.SelectMany(_ => added, (old, current) => (Old: old, New: current)).Where(pair => same(pair.Old, pair.New)).ToList();
        return [.. pairs.Where(pair =>
            pairs.Count(other => Equals(other.Old, pair.Old)) == 1 && pairs.Count(other => Equals(other.New, pair.New)) == 1)];
    }
}
