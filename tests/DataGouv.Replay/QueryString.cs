namespace DataGouv.Replay;

/// <summary>Compares queries by their decoded parameters, whatever their order.</summary>
internal static class QueryString
{
    /// <summary>Decoded names and values, sorted. An empty parameter counts: <c>a=1&amp;</c> is an error to the Tabular API.</summary>
    public static IReadOnlyList<(string Name, string Value)> Parse(string query)
    {
        if (query.Length == 0)
            return [];
        var parameters = query.Split('&').Select(ParseParameter).ToList();
        parameters.Sort();
        return parameters;
    }

    private static (string Name, string Value) ParseParameter(string parameter)
    {
        var equals = parameter.IndexOf('=', StringComparison.Ordinal);
        return equals < 0
            ? (Decode(parameter), "")
            : (Decode(parameter[..equals]), Decode(parameter[(equals + 1)..]));
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
