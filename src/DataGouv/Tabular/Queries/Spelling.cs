namespace DataGouv.Tabular;

/// <summary>Finds the name that somebody meant.</summary>
internal static class Spelling
{
    private const int MostNamed = 30;

    /// <summary>A sentence with the nearest name, and all that there are.</summary>
    public static string Suggest(string name, IReadOnlyCollection<string> existing)
    {
        if (existing.Count == 0)
        {
            return "There are no columns.";
        }

        var nearest = existing.MinBy(candidate => Distance(name, candidate))!;
        var list = string.Join(", ", existing.Take(MostNamed).Select(column => $"\"{column}\""));
        var rest = existing.Count > MostNamed ? $" and {existing.Count - MostNamed} more" : "";
        var guess = Distance(name, nearest) <= Math.Max(2, nearest.Length / 2) ? $"Did you mean \"{nearest}\"? " : "";
        return $"{guess}The columns are {list}{rest}.";
    }

    /// <summary>How many letters differ (Levenshtein), capitals and accents counting a little.</summary>
    private static double Distance(string left, string right)
    {
        var previous = new double[right.Length + 1];
        var current = new double[right.Length + 1];
        for (var column = 0; column <= right.Length; column++)
        {
            previous[column] = column;
        }

        for (var row = 1; row <= left.Length; row++)
        {
            current[0] = row;
            for (var column = 1; column <= right.Length; column++)
            {
                var replaced = previous[column - 1] + Cost(left[row - 1], right[column - 1]);
                current[column] = Math.Min(Math.Min(current[column - 1], previous[column]) + 1, replaced);
            }

            (previous, current) = (current, previous);
        }

        return previous[right.Length];
    }

    private static double Cost(char left, char right) =>
        left == right ? 0
        : char.ToUpperInvariant(left) == char.ToUpperInvariant(right) ? 0.1
        : Base(left) == Base(right) ? 0.2
        : 1;

    private static char Base(char letter) => char.IsAscii(letter) || char.IsSurrogate(letter)
        ? char.ToUpperInvariant(letter)
        : char.ToUpperInvariant(letter.ToString().Normalize(System.Text.NormalizationForm.FormD)[0]);
}
