using System.Globalization;

namespace DataGouv.Generator.Differences.Comparison;

/// <summary>Says whether a limit lets fewer values through than before.</summary>
internal static class Bounds
{
    private static readonly string[] Lower = ["minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties"];
    private static readonly string[] Upper = ["maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties"];

    /// <summary>Narrower than before? What is no number is taken for narrower whenever it is there.</summary>
    public static bool Narrowed(string word, string? before, string? after)
    {
        if (before is null || after is null)
        {
            return after is not null;
        }

        var numbers = double.TryParse(before, CultureInfo.InvariantCulture, out var then) & double.TryParse(after, CultureInfo.InvariantCulture, out var now);
        return !numbers || (Lower.Contains(word) ? now > then : !Upper.Contains(word) || now < then);
    }
}
