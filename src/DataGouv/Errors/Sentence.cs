namespace DataGouv.Errors;

/// <summary>What a server says, among the sentences of the SDK.</summary>
internal static class Sentence
{
    /// <summary>With the full stop that servers often leave out, so that another sentence can follow.</summary>
    public static string Closed(string said) => said is [.., '.' or '!' or '?' or '…'] ? said : said + ".";
}
