namespace DataGouv.Generator.Differences.Contracts;

/// <summary>What is sent with a request, or comes with a response.</summary>
/// <param name="JsonPath">Where it stands.</param>
/// <param name="Contents">The shape for each media type; null where the document says no more than the media type.</param>
/// <param name="Headers">The headers of a response, and their types.</param>
/// <param name="Prose">Text for people.</param>
internal sealed record ContractBody(
    string JsonPath,
    IReadOnlyDictionary<string, Shape?> Contents,
    IReadOnlyDictionary<string, string> Headers,
    IReadOnlyDictionary<string, string> Prose)
{
    /// <summary>What it holds, for people.</summary>
    public string Describe() => Contents.Count == 0
        ? "no body"
        : string.Join("; ", Contents.OrderBy(content => content.Key, StringComparer.Ordinal).Select(content => $"{content.Key}: {content.Value?.Describe() ?? "any"}"));
}
