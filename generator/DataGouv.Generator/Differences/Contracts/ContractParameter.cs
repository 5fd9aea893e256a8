namespace DataGouv.Generator.Differences.Contracts;

/// <summary>A parameter of an operation, the body excepted.</summary>
/// <param name="Name">Its name on the wire.</param>
/// <param name="In"><c>query</c>, <c>path</c>, <c>header</c> or <c>cookie</c>.</param>
/// <param name="JsonPath">Where it stands.</param>
/// <param name="Required">Must it be there?</param>
/// <param name="Deprecated">Is it on its way out?</param>
/// <param name="Style">How a list is written: <c>repeated</c> or <c>joined by …</c>; null for a single value.</param>
/// <param name="Shape">Its type and limits.</param>
/// <param name="Prose">Text for people.</param>
internal sealed record ContractParameter(
    string Name,
    string In,
    string JsonPath,
    bool Required,
    bool Deprecated,
    string? Style,
    Shape Shape,
    IReadOnlyDictionary<string, string> Prose);
