using System.Text;

namespace DataGouv.Generator.Passes;

/// <summary>Names of the wire as .NET names.</summary>
internal static class DotNetName
{
    /// <summary><c>community_resources</c> → <c>CommunityResources</c>, <c>public-service</c> → <c>PublicService</c>, <c>oneMinute</c> → <c>OneMinute</c>.</summary>
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
        var text = wireName.Length > 4 && wireName.All(character => char.IsAsciiLetterUpper(character) || character == '_')
            ? Capitalized(wireName)
            : name.ToString();
        return text.Length == 0 ? "Empty" : char.IsAsciiDigit(text[0]) ? "Value" + text : text;
    }

    /// <summary>The name with a small first letter, for parameters; a C# keyword gets its <c>@</c>.</summary>
    public static string Camel(string wireName)
    {
        var pascal = Pascal(wireName);
        var camel = char.ToLowerInvariant(pascal[0]) + pascal[1..];
        return camel is "class" or "event" or "object" or "string" or "params" or "ref" or "default" or "namespace" or "operator" ? "@" + camel : camel;
    }

    private static string Capitalized(string value) =>
        string.Concat(value.Split('_', StringSplitOptions.RemoveEmptyEntries).Select(word => word[0] + word[1..].ToLowerInvariant()));
}
