using System.Text.RegularExpressions;

namespace DataGouv.Generator.Surface;

/// <summary>Compares two listings, declaration by declaration.</summary>
internal static partial class SurfaceDifference
{
    /// <summary>What went and what came, in the order of the listings.</summary>
    public static IReadOnlyList<SurfaceLine> Between(string old, string current)
    {
        var (before, after) = (Declarations(old, isAdded: false), Declarations(current, isAdded: true));
        var (known, kept) = (before.Select(Key).ToHashSet(), after.Select(Key).ToHashSet());
        return
        [
            .. before.Where(line => !kept.Contains(Key(line))).Concat(after.Where(line => !known.Contains(Key(line))))
                .OrderBy(line => line.Namespace, StringComparer.Ordinal).ThenBy(line => line.Type, StringComparer.Ordinal),
        ];
    }

    private static (string, string, string) Key(SurfaceLine line) => (line.Namespace, line.Type, line.Text);

    private static List<SurfaceLine> Declarations(string listing, bool isAdded)
    {
        var lines = new List<SurfaceLine>();
        var types = new Stack<(string Name, int Indent)>();
        var space = "";
        foreach (var line in listing.Split('\n').Where(line => line.Trim() is not ("" or "{" or "}" or "};") && !line.StartsWith("//", StringComparison.Ordinal)))
        {
            var indent = line.Length - line.TrimStart().Length;
            while (types.TryPeek(out var around) && around.Indent >= indent)
            {
                types.Pop();
            }

            if (line.StartsWith("namespace ", StringComparison.Ordinal))
            {
                space = line["namespace ".Length..].Trim();
            }
            else
            {
                if (TypeName().Match(line) is { Success: true } type)
                {
                    types.Push((type.Groups[1].Value, indent));
                }

                lines.Add(new SurfaceLine(space, string.Join('.', types.Reverse().Select(one => one.Name)), line.Trim(), isAdded));
            }
        }

        return lines;
    }

    [GeneratedRegex(@"\b(?:class|struct|interface|enum|record) (\w+)")]
    private static partial Regex TypeName();
}
