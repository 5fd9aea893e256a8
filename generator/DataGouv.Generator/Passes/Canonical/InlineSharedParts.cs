using DataGouv.Generator.Documents;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Passes.Canonical;

/// <summary>
/// Puts shared parameters, request bodies and successes where they are used, so that whoever reads an operation finds all of it
/// there. Refusals stay references: they are the same everywhere.
/// </summary>
internal sealed class InlineSharedParts : IPass
{
    /// <inheritdoc />
    public JObject Apply(JObject document)
    {
        foreach (var operation in document.Operations().ToList())
        {
            foreach (var parameter in operation.PathItem["parameters"].Objects().Concat(operation.Node["parameters"].Objects()).ToList())
            {
                Inline(document, parameter);
            }

            if (operation.Node["requestBody"] is JObject body)
            {
                Inline(document, body);
            }

            foreach (var response in (operation.Node["responses"] as JObject)?.Properties().Where(response => !Operation.IsError(response.Name)).ToList() ?? [])
            {
                Inline(document, (JObject)response.Value);
            }
        }

        return document;
    }

    // A shared part can be a reference itself.
    private static void Inline(JObject document, JObject part)
    {
        var trail = new List<string>();
        while ((string?)part["$ref"] is { } reference)
        {
            if (trail.Contains(reference))
            {
                throw new DocumentException(part.JsonPath(), $"The references {string.Join(" → ", trail.Append(reference))} run in a circle.", "Break the circle with an overlay action.");
            }

            trail.Add(reference);
            var shared = Kinds.Object(ResolveReferences.Find(document, reference), part.JsonPath()).DeepClone();
            part.Replace(shared);
            part = (JObject)shared;
        }
    }
}
