using DataGouv.Generator.Documents;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Passes.CSharp;

/// <summary>
/// Lays the paths out as a tree of request builders, one class per node: a constant segment is a property, a parameter an
/// indexer, a segment with a parameter inside (<c>rdf.{_format}</c>) a method. Each operation gets the name that puts it into its class.
/// </summary>
internal sealed class NameBuilders : IPass
{
    // Members of the base class, of the templates and of object.
    private static readonly string[] Inherited =
    [
        "WithUrl",
        "With",
        "PathParameters",
        "RequestAdapter",
        "UrlTemplate",
        "EnumerateAsync",
        "Equals",
        "GetHashCode",
        "GetType",
        "ToString",
        "ReferenceEquals",
        "MemberwiseClone",
    ];

    /// <inheritdoc />
    public JObject Apply(JObject document)
    {
        var api = (string)document[TemplateWords.Api]!;
        var prefix = ((string?)document[Words.Root] ?? "").Trim('/');
        var root = new BuilderNode(api, (string?)document[TemplateWords.Suffix] ?? "", GivenNames(document));
        foreach (var path in document.Operations().GroupBy(operation => operation.Path, StringComparer.Ordinal))
        {
            root.Place(path.Key, prefix, [.. path]);
        }

        var builders = new JObject();
        foreach (var node in root.SelfAndDescendants())
        {
            if (builders[node.ClassName] is not null)
            {
                throw new DocumentException(
                    $"$.paths['{node.Path}']",
                    $"Two paths would both get the builder {node.ClassName}.",
                    "Rename a segment of one of them with an overlay action.");
            }

            if (node.HasMemberOf(Inherited))
            {
                throw new DocumentException(
                    $"$.paths['{node.Path}']",
                    $"A segment of {node.Path} would get the name of a member that every builder has.",
                    "Rename the segment with an overlay action.");
            }

            builders[node.ClassName] = node.Describe();
            Connect(node, document);
        }

        document[TemplateWords.Builders] = builders;
        return document;
    }

    // By the path that ends in the segment: "/datasets/r" is named by what stands on "/datasets/r/{id}/".
    private static Dictionary<string, string> GivenNames(JObject document)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in ((JObject)document["paths"]!).Properties().Where(path => path.Value[Words.Name] is not null))
        {
            var name = (string?)path.Value[Words.Name] ?? "";
            var segments = path.Name.Split('/', StringSplitOptions.RemoveEmptyEntries);
            var last = Array.FindLastIndex(segments, segment => !segment.Contains('{', StringComparison.Ordinal));
            if (last < 0 || !DotNetName.IsTypeName(name))
            {
                throw new DocumentException(
                    path.Value.JsonPath() + JsonTrail.Step(Words.Name),
                    $"\"{name}\" cannot be the name of a segment of {path.Name}.",
                    "Write a capital letter, then letters and digits, on a path that has a segment without a parameter.");
            }

            names[string.Concat(segments[..(last + 1)].Select(segment => segment is ['{', .., '}'] ? "/{}" : "/" + segment))] = name;
        }

        return names;
    }

    private static void Connect(BuilderNode node, JObject document)
    {
        foreach (var operation in node.Operations)
        {
            operation.Node[TemplateWords.Id] = operation.Node["operationId"];
            operation.Node[TemplateWords.Path] = operation.Path;

            // The text before the underscore names the class for NSwag, the text after it the method.
            operation.Node["operationId"] = $"{node.Controller}_{DotNetName.Pascal(operation.Verb)}";
            operation.Node[TemplateWords.UrlTemplate] = node.UrlTemplate(operation);
        }

        if (node.Operations.Count == 0)
        {
            document["paths"]![$"/{node.Name}#navigation"] = new JObject
            {
                ["get"] = new JObject
                {
                    ["operationId"] = node.Controller + "_Navigate",
                    ["parameters"] = new JArray(),
                    [TemplateWords.Navigation] = true,
                    ["responses"] = new JObject { ["204"] = new JObject { ["description"] = "" } },
                },
            };
        }
    }
}
