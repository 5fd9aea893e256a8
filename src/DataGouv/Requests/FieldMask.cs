using System.Text;

namespace DataGouv.Requests;

/// <summary>
/// The <c>X-Fields</c> header: which fields come back. The Main API applies it to refusals as well, and to the page around a list, so
/// that a mask must name what nobody thinks of.
/// </summary>
internal static class FieldMask
{
    /// <summary>The name of the header.</summary>
    public const string Header = "X-Fields";

    private static readonly string[] OfRefusals = ["message", "errors", "success", "error"];

    /// <summary>The mask with what a refusal, and the next page of a list, need. A mask that has them is left as it is.</summary>
    public static string Complete(string mask, bool isPage)
    {
        var names = TopLevel(mask, out var end);
        if (names.Contains("*"))
        {
            return mask;
        }

        var completed = new StringBuilder(mask, 0, end, mask.Length + 64);
        foreach (var name in isPage ? [.. OfRefusals, "next_page"] : OfRefusals)
        {
            if (!names.Contains(name))
            {
                completed.Append(names.Count > 0 ? "," : "").Append(name);
                names.Add(name);
            }
        }

        return completed.Append(mask, end, mask.Length - end).ToString();
    }

    // The names outside of inner braces, and where another one could be added: before the brace that closes the whole, if there is one.
    private static HashSet<string> TopLevel(string mask, out int end)
    {
        var text = mask.AsSpan().TrimEnd();
        end = text.Length;
        var outer = text.TrimStart().StartsWith("{") && text.EndsWith("}") ? 1 : 0;
        end -= outer;

        var names = new HashSet<string>(StringComparer.Ordinal);
        var depth = 0;
        var start = 0;
        for (var i = 0; i <= end; i++)
        {
            var character = i < end ? text[i] : ',';
            if (depth == outer && character is ',' or '{' or '}' && text[start..i].Trim() is { Length: > 0 } name)
            {
                names.Add(name.ToString());
            }

            depth += character switch { '{' => 1, '}' => -1, _ => 0 };
            if (character is ',' or '{' or '}')
            {
                start = i + 1;
            }
        }

        return names;
    }
}
