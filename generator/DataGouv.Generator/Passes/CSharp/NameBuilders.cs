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
        ["WithUrl", "With", "PathParameters", "RequestAdapter", "UrlTemplate", "EnumerateAsync", "Equals", "GetHashCode", "GetType", "ToString", "ReferenceEquals", "MemberwiseClone"];

    /// <inheritdoc />
    public JObject Apply(JObject document)
    {
        var api = (string)document[TemplateWords.Api]!;
        var prefix = ((string?)document[Words.Root] ?? "").Trim('/');
        var root = new BuilderNode(api);
        foreach (var path in document.Operations().GroupBy(operation => operation.Path, StringComparer.Ordinal))
        {
            root.Place(path.Key, prefix, [.. path]);
        }

        var builders = new JObject();
        foreach (var node in root.SelfAndDescendants())
        {
            if (builders[node.ClassName] is not null)
            {
                throw new DocumentException($"$.paths['{node.Path}']", $"Two paths would both get the builder {node.ClassName}.", "Rename a segment of one of them with an overlay action.");
            }

            if (node.HasMemberOf(Inherited))
            {
                throw new DocumentException($"$.paths['{node.Path}']", $"A segment of {node.Path} would get the name of a member that every builder has.", "Rename the segment with an overlay action.");
            }

            builders[node.ClassName] = node.Describe();
            Connect(node, document);
        }

        document[TemplateWords.Builders] = builders;
        return document;
    }

    private static void Connect(BuilderNode node, JObject document)
    {
        foreach (var operation in node.Operations)
        {
            operation.Node[TemplateWords.Id] = operation.Node["operationId"];
            operation.Node[TemplateWords.Path] = operation.Path;

            // The text before the underscore names the class for NSwag, the text after it the method.
            operation.Node["operationId"] = $"{node.Name}_{DotNetName.Pascal(operation.Verb)}";
            operation.Node[TemplateWords.UrlTemplate] = node.UrlTemplate(operation);
        }

        if (node.Operations.Count == 0)
        {
            document["paths"]![$"/{node.Name}#navigation"] = new JObject
            {
                ["get"] = new JObject
                {
                    ["operationId"] = node.Name + "_Navigate",
                    ["parameters"] = new JArray(),
                    [TemplateWords.Navigation] = true,
                    ["responses"] = new JObject { ["204"] = new JObject { ["description"] = "" } },
                },
            };
        }
    }
}
