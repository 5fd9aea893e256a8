namespace DataGouv.Generator.Differences;

/// <summary>Where something is in a document.</summary>
/// <param name="Place">For people: <c>GET /datasets/ query.page</c>, <c>Dataset.title</c>.</param>
/// <param name="JsonPath">For programs: <c>$.definitions.Dataset.properties.title</c>.</param>
internal sealed record Spot(string Place, string JsonPath);
