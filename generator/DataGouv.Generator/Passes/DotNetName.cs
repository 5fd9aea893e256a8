using System.Text;

namespace DataGouv.Generator.Passes;

/// <summary>Names of the wire as .NET names.</summary>
internal static class DotNetName
{
    private static readonly HashSet<string> Keywords =
    [
        .. """
            abstract as base bool break byte case catch char checked class const continue decimal default delegate do double else enum event
            explicit extern false finally fixed float for foreach goto if implicit in int interface internal is lock long namespace new null
            object operator out override params private protected public readonly ref return sbyte sealed short sizeof stackalloc static
            string struct switch this throw true try typeof uint ulong unchecked unsafe ushort using virtual void volatile while
            """.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries),
    ];

    /// <summary>
    /// <c>community_resources</c> → <c>CommunityResources</c>, <c>public-service</c> → <c>PublicService</c>, <c>oneMinute</c> →
    /// <c>OneMinute</c>.
    /// </summary>
    public static string Pascal(string wireName)
    {
        var name = new StringBuilder(wireName.Length);
        var upper = true;
        foreach (var character in wireName)
        {
            if (!char.IsAsciiLetterOrDigit(character))
            {
                upper = true;
                continue;
            }

            name.Append(upper ? char.ToUpperInvariant(character) : character);
            upper = false;
        }

        // An all-capitals value ("PENDING") reads as a word; an acronym inside a longer name stays.
        var text =
            wireName.Length > 4 && wireName.All(character => char.IsAsciiLetterUpper(character) || character == '_')
                ? Capitalized(wireName)
                : name.ToString();
        return text.Length == 0 ? "Empty"
            : char.IsAsciiDigit(text[0]) ? "Value" + text
            : text;
    }

    /// <summary>The name with a small first letter, for parameters; a C# keyword gets its <c>@</c>.</summary>
    public static string Camel(string wireName)
    {
        var pascal = Pascal(wireName);
        var camel = char.ToLowerInvariant(pascal[0]) + pascal[1..];
        return Keywords.Contains(camel) ? "@" + camel : camel;
    }

    /// <summary><c>Activities</c> → <c>Activity</c>, <c>Datasets</c> → <c>Dataset</c>; null for a word that is no plural.</summary>
    public static string? Singular(string name) =>
        name switch
        {
            _ when name.EndsWith("ies", StringComparison.Ordinal) => name[..^3] + "y",
            _ when name.EndsWith('s') && !name.EndsWith("ss", StringComparison.Ordinal) => name[..^1],
            _ => null,
        };

    /// <summary>Is it the name of a type as this generator writes them: a capital letter, then letters and digits?</summary>
    public static bool IsTypeName(string name) =>
        name.Length > 0 && char.IsAsciiLetterUpper(name[0]) && name.All(char.IsAsciiLetterOrDigit);

    private static string Capitalized(string value) =>
        string.Concat(value.Split('_', StringSplitOptions.RemoveEmptyEntries).Select(word => word[0] + word[1..].ToLowerInvariant()));
}
