using DataGouv.Generator.Documents;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Passes.CSharp;

/// <summary>Hands over as JSON what has no single C# type: a value that is a string or an object, a map of anything.</summary>
internal sealed class OpenMixedTypes : IPass
{
    /// <inheritdoc />
    public JObject Apply(JObject document)
    {
        ForgetNames(document);
        foreach (var schema in document.AllSchemas().ToList())
        {
            if (schema["anyOf"] is not null || schema["oneOf"] is not null)
            {
                schema.Remove("anyOf");
                schema.Remove("oneOf");
                schema.Remove("type");
            }
            else if (
                schema["properties"] is null
                && schema["allOf"] is JArray { Count: 1 } parts
                && parts[0].ReferencedSchema() is not null)
            {
                // "type" beside a reference says nothing that the reference does not, and makes NSwag write a class of its own.
                schema.Remove("type");
            }
            else if (IsFreeMap(schema) && schema.Parent?.Parent?.Path != "components.schemas")
            {
                schema["additionalProperties"] = new JObject();
            }
        }

        return document;
    }

    private static bool IsFreeMap(JObject schema) =>
        (string?)(schema["type"] as JValue) == "object"
        && schema["properties"] is null
        && schema["allOf"] is null
        && schema["additionalProperties"] is null or JValue;

    // A named schema would become a class, and no class reads a number as well as a list.
    private static void ForgetNames(JObject document)
    {
        var mixed = document
            .Schemas()
            .Properties()
            .Where(schema => schema.Value["anyOf"] is not null || schema.Value["oneOf"] is not null)
            .ToList();
        var names = mixed.Select(schema => schema.Name).ToHashSet(StringComparer.Ordinal);
        foreach (
            var schema in document
                .AllSchemas()
                .Where(schema => names.Contains(schema.ReferencedSchema() ?? schema["allOf"]?.First.ReferencedSchema() ?? ""))
                .ToList())
        {
            schema.Remove("$ref");
            schema.Remove("allOf");
        }

        foreach (var schema in mixed)
        {
            schema.Remove();
        }
    }
}
