using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Documents;

/// <summary>One API of <c>specs/specs.json</c>: its name, where its document is published, and its C# namespace.</summary>
/// <param name="Name">The folder below <c>specs/</c> and the name of what is generated.</param>
/// <param name="Title">The name for people.</param>
/// <param name="Source">The public address of the document.</param>
/// <param name="Format"><c>swagger-2.0</c> or <c>openapi-3.0</c>.</param>
/// <param name="Namespace">The namespace of the generated client.</param>
internal sealed record Api(string Name, string Title, Uri Source, string Format, string Namespace)
{
    /// <summary>The last part of the namespace: the name of the root request builder and of the files.</summary>
    public string ShortName => Namespace[(Namespace.LastIndexOf('.') + 1)..];

    /// <summary>Reads one entry of <c>specs.json</c>.</summary>
    public static Api Parse(JObject entry)
    {
        return new Api(Text("name"), Text("title"), Address("source"), Text("format"), Text("namespace"));

        string Text(string property) => (string?)entry[property] is { Length: > 0 } value
            ? value
            : throw new DocumentException("$." + entry.Path, $"This API has no \"{property}\".", $"Give the API a non-empty \"{property}\".");

        Uri Address(string property) => Uri.TryCreate(Text(property), UriKind.Absolute, out var address) && address.Scheme is "https" or "http"
            ? address!
            : throw new DocumentException($"$.{entry.Path}.{property}", $"\"{Text(property)}\" is not an http(s) address.", "Write the full address, such as https://www.data.gouv.fr/api/1/swagger.json.");
    }
}
