namespace DataGouv.Tabular;

/// <summary>The server finds the end of a group by counting parentheses.</summary>
internal static class Parentheses
{
    /// <summary>Does every closing one follow an opening one?</summary>
    public static bool AreBalanced(string text)
    {
        var depth = 0;
        foreach (var character in text)
        {
            depth += character switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth < 0)
            {
                return false;
            }
        }

        return depth == 0;
    }
}
