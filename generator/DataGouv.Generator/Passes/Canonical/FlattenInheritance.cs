using DataGouv.Generator.Documents;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Passes.Canonical;

/// <summary>
/// Replaces <c>allOf</c> with what it adds up to. A schema then says all its properties in one place; what is lost, the base of
/// a polymorphic family, is kept in <c>x-datagouv-family</c>. A lone reference in <c>allOf</c> stays only where it carries
/// something beside it (a description, <c>nullable</c>).
/// </summary>
internal sealed class FlattenInheritance : IPass
{
    /// <inheritdoc />
    public JObject Apply(JObject document)
    {
        var schemas = document.Schemas();
        var families = schemas.Properties().Where(schema => schema.Value[Words.Discriminator] is not null).Select(schema => schema.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var schema in document.AllSchemas().ToList())
        {
            if (schema["allOf"] is JArray parts)
            {
                Flatten(schema, parts, schemas, families, []);
            }
        }

        return document;
    }

    private static void Flatten(JObject schema, JArray parts, JObject schemas, HashSet<string> families, List<string> trail)
    {
        if (parts.Count == 1 && parts[0].ReferencedSchema() is { } single && schema["properties"] is null)
        {
            if (schema.Count == 1)
            {
                schema.Remove("allOf");
                schema["$ref"] = OpenApiJson.SchemaReference + single;
            }
            else
            {
                // "type" beside a reference says nothing that the reference does not.
                schema.Remove("type");
            }

            return;
        }

        // allOf stays until all is added up: whoever comes back here finds it, and the circle is seen.
        var own = (JObject)schema.DeepClone();
        own.Remove("allOf");
        var properties = new JObject();
        var required = new List<string>();
        foreach (var part in parts.OfType<JObject>().Append(own))
        {
            Add(part, schema, properties, required, schemas, families, trail);
        }

        schema.Remove("allOf");
        schema["type"] = "object";
        schema["properties"] = properties;
        schema.Remove("required");
        if (required.Count > 0)
        {
            schema["required"] = new JArray(required.Distinct());
        }
    }

    private static void Add(JObject part, JObject schema, JObject properties, List<string> required, JObject schemas, HashSet<string> families, List<string> trail)
    {
        if (part.ReferencedSchema() is { } name)
        {
            if (trail.Contains(name))
            {
                throw new DocumentException(schema.JsonPath(), $"The allOf of {string.Join(" → ", trail.Append(name))} runs in a circle.", "Break the circle with an overlay action.");
            }

            if (families.Contains(name))
            {
                schema[Words.Family] = name;
            }

            var target = (JObject)schemas[name]!;
            if (target["allOf"] is JArray parts)
            {
                Flatten(target, parts, schemas, families, [.. trail, name]);
            }

            if (target[Words.Family] is { } family && schema[Words.Family] is null)
            {
                schema[Words.Family] = family.DeepClone();
            }

            part = target;
        }

        foreach (var property in (part["properties"] as JObject)?.Properties() ?? [])
        {
            properties[property.Name] = property.Value.DeepClone();
        }

        required.AddRange(part["required"]?.Values<string>().OfType<string>() ?? []);
        if (part["additionalProperties"] is { } open && schema["additionalProperties"] is null)
        {
            schema["additionalProperties"] = open.DeepClone();
        }
    }
}
