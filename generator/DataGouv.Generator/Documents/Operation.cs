using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Documents;

/// <summary>One operation of a document.</summary>
/// <param name="Path">The path template, such as <c>/datasets/{dataset}/</c>.</param>
/// <param name="Verb">The HTTP method in lower case.</param>
/// <param name="PathItem">The object of the path, which may hold shared parameters.</param>
/// <param name="Node">The operation itself.</param>
internal sealed record Operation(string Path, string Verb, JObject PathItem, JObject Node)
{
    /// <summary>What people call it: <c>GET /datasets/{dataset}/</c>.</summary>
    public string Title => $"{Verb.ToUpperInvariant()} {Path}";

    /// <summary>Its JSON path, for messages.</summary>
    public string JsonPath => $"$.paths['{Path}'].{Verb}";

    /// <summary>Its parameters: those of the path first, its own (which win) after.</summary>
    public IReadOnlyList<JObject> Parameters
    {
        get
        {
            var own = Node["parameters"].Objects().ToList();
            var shared = PathItem["parameters"].Objects().Where(outer => !own.Any(inner => Same(inner, outer)));
            return [.. shared, .. own];

            static bool Same(JObject left, JObject right) =>
                (string?)left["name"] == (string?)right["name"] && (string?)left["in"] == (string?)right["in"];
        }
    }

    /// <summary>Has it a parameter in a place: <c>path</c>, <c>query</c> or <c>header</c>?</summary>
    public bool Takes(string place) => Parameters.Any(parameter => (string?)parameter["in"] == place);

    /// <summary>Its statuses of refusals and failures, in order; ranges are left out.</summary>
    public IEnumerable<string> ErrorStatuses => Responses.Select(response => response.Name)
        .Where(status => IsError(status) && !status.EndsWith("XX", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    /// <summary>Is the status of a response, <c>404</c> or <c>4XX</c>, that of a refusal or a failure?</summary>
    public static bool IsError(string status) => status.StartsWith('4') || status.StartsWith('5');

    /// <summary>Its responses with a 2xx status.</summary>
    public IEnumerable<JProperty> Successes => Responses.Where(response => response.Name.StartsWith('2'));

    private IEnumerable<JProperty> Responses => (Node["responses"] as JObject)?.Properties() ?? [];
}
