using DataGouv.Generator.Documents;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Passes.CSharp;

/// <summary>
/// Decides what a method returns. Every 2xx is a success, so successes of different shape become one model with the properties
/// of all, which can be one of them (a finished upload is a resource with a status, a stored part is a status); a body that is not JSON,
/// or what a redirect leads to, is a stream; no body is nothing.
/// </summary>
internal sealed class UniteResults : IPass
{
    /// <inheritdoc />
    public JObject Apply(JObject document)
    {
        foreach (var operation in document.Operations())
        {
            Unite(operation, document.Schemas());
        }

        return document;
    }

    private static void Unite(Operation operation, JObject schemas)
    {
        var responses = (JObject)operation.Node["responses"]!;
        var contents = operation.Successes.Select(response => response.Value["content"] as JObject).ToList();
        var media = contents.SelectMany(content => content?.Properties() ?? []).ToList();
        var json = media
            .Where(content => MediaType.IsJson(content.Name))
            .Select(content => (JObject)content.Value["schema"]!)
            .DistinctBy(schema => schema.ToString())
            .ToList();
        var redirects = contents.Count == 0 && responses.Properties().Any(response => response.Name.StartsWith('3'));

        operation.Node[TemplateWords.ResultOptional] = contents.Any(content => content is null) && json.Count > 0;
        if (redirects || media.Count > 0 && (json.Count == 0 || (bool?)operation.Node[Words.Stream] is true))
        {
            operation.Node[TemplateWords.Result] = "stream";
            operation.Node[TemplateWords.Accept] =
                media.Count == 0 ? "*/*" : string.Join(", ", media.Select(content => content.Name).Distinct());
            SetOnly(
                "200",
                new JObject
                {
                    ["application/octet-stream"] = new JObject
                    {
                        ["schema"] = new JObject { ["type"] = "string", ["format"] = "binary" },
                    },
                });
        }
        else if (json.Count > 0)
        {
            operation.Node[TemplateWords.Result] = "json";
            operation.Node[TemplateWords.Accept] = "application/json";
            var schema = json.Count == 1 ? json[0] : Union(operation, json, schemas);
            SetOnly("200", new JObject { ["application/json"] = new JObject { ["schema"] = schema.DeepClone() } });
        }
        else
        {
            operation.Node[TemplateWords.Result] = "none";
            operation.Node[TemplateWords.Accept] = "application/json";
            SetOnly("204", null);
        }

        void SetOnly(string status, JObject? content)
        {
            responses.RemoveAll();
            responses[status] = new JObject { ["description"] = "" };
            if (content is not null)
            {
                responses[status]!["content"] = content;
            }
        }
    }

    private static JObject Union(Operation operation, List<JObject> alternatives, JObject schemas)
    {
        var name = DotNetName.Pascal((string)operation.Node["operationId"]!) + "Result";
        var properties = new JObject();
        foreach (var alternative in alternatives)
        {
            var model = schemas[alternative.ReferencedSchema() ?? ""] as JObject;
            if (model?["properties"] is not JObject members)
            {
                throw new DocumentException(
                    operation.JsonPath,
                    $"{operation.Title} succeeds with bodies of different kinds, and one of them is no named object.",
                    "Describe the bodies as objects, or mark the operation as a stream.");
            }

            foreach (var member in members.Properties())
            {
                properties[member.Name] ??= member.Value.DeepClone();
            }
        }

        if (alternatives.Find(alternative => HasAll(schemas[alternative.ReferencedSchema()!]!, properties)) is { } whole)
        {
            return whole;
        }

        schemas[name] = new JObject
        {
            ["type"] = "object",
            ["properties"] = properties,
            [Words.Direction] = "read",
        };
        return OpenApiJson.ReferenceTo(name);
    }

    private static bool HasAll(JToken model, JObject properties) =>
        properties.Properties().All(property => JToken.DeepEquals(model["properties"]![property.Name], property.Value));
}
