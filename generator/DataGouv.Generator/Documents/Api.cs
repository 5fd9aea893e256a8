using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Documents;

/// <summary>One API of <c>specs/specs.json</c>: its name, where its document is published, and its C# namespace.</summary>
/// <param name="Name">The folder below <c>specs/</c> and the name of what is generated.</param>
/// <param name="Title">The name for people.</param>
/// <param name="Source">The public address of the document.</param>
/// <param name="Format"><c>swagger-2.0</c> or <c>openapi-3.0</c>.</param>
/// <param name="Namespace">The namespace of the generated client.</param>
/// <param name="SharesWith">The name of another API, whose models this one uses where they are the same.</param>
/// <param name="Suffix">What the names of this API's request builders end in, where the other API has builders too.</param>
internal sealed partial record Api(
    string Name,
    string Title,
    Uri Source,
    string Format,
    string Namespace,
    string? SharesWith = null,
    string Suffix = ""
)
{
    /// <summary>The last part of the namespace: the name of the root request builder and of the files.</summary>
    public string ShortName => Namespace[(Namespace.LastIndexOf('.') + 1)..];

    /// <summary>Reads one entry of <c>specs.json</c>.</summary>
    public static Api Parse(JObject entry)
    {
        var sharesWith = entry["sharesWith"] is null ? null : Text("sharesWith");
        return new Api(
            Matching("name", FolderName(), "lower-case letters, digits and hyphens, such as catalog-v2"),
            Text("title"),
            Address("source"),
            Format(),
            Matching("namespace", NamespaceName(), "a C# namespace, such as DataGouv.Catalog"),
            sharesWith,
            sharesWith is null ? "" : Matching("suffix", SuffixName(), "a capital letter, then letters and digits, such as V2"));

        string Text(string property) =>
            entry[property] is JValue { Type: JTokenType.String } value && (string)value! is { Length: > 0 } text
                ? text
                : throw new DocumentException(
                    "$." + entry.Path,
                    $"This API has no \"{property}\".",
                    $"Give the API a \"{property}\", a text.");

        string Matching(string property, Regex pattern, string expected) =>
            pattern.IsMatch(Text(property))
                ? Text(property)
                : throw new DocumentException(
                    $"$.{entry.Path}.{property}",
                    $"\"{Text(property)}\" cannot be a {property}.",
                    $"Write {expected}.");

        string Format() =>
            Text("format") is DocumentFormat.Swagger2 or DocumentFormat.OpenApi3
                ? Text("format")
                : throw new DocumentException(
                    $"$.{entry.Path}.format",
                    $"\"{Text("format")}\" is not a format of documents.",
                    $"Use \"{DocumentFormat.Swagger2}\" or \"{DocumentFormat.OpenApi3}\".");

        Uri Address(string property) =>
            Uri.TryCreate(Text(property), UriKind.Absolute, out var address) && address.Scheme is "https" or "http"
                ? address!
                : throw new DocumentException(
                    $"$.{entry.Path}.{property}",
                    $"\"{Text(property)}\" is not an http(s) address.",
                    "Write the full address, such as https://www.data.gouv.fr/api/1/swagger.json.");
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex FolderName();

    [GeneratedRegex("^[A-Z][A-Za-z0-9]*$", RegexOptions.CultureInvariant)]
    private static partial Regex SuffixName();

    [GeneratedRegex("^[A-Z][A-Za-z0-9]*(\\.[A-Z][A-Za-z0-9]*)*$", RegexOptions.CultureInvariant)]
    private static partial Regex NamespaceName();
}
