using DataGouv.Generator.Documents;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Passes.Canonical;

/// <summary>
/// Makes the model of a change from the model of creation: the same properties, none of them required, and null wherever
/// creation may leave a property out.
/// </summary>
internal sealed class DerivePatches : IPass
{
    /// <inheritdoc />
    public JObject Apply(JObject document)
    {
        var schemas = document.Schemas();
        foreach (var patch in schemas.Properties().Where(schema => schema.Value[Words.PatchOf] is not null).ToList())
        {
            var name = (string?)patch.Value[Words.PatchOf];
            var source = schemas[name ?? ""] as JObject
                ?? throw new DocumentException(document.SchemaPath(patch.Name), $"\"{patch.Name}\" is the patch of \"{name}\", which does not exist.", $"Name an existing schema in \"{Words.PatchOf}\".");
            patch.Value = Derive(source);
        }

        return document;
    }

    private static JObject Derive(JObject source)
    {
        var required = source["required"]?.Values<string>().ToHashSet(StringComparer.Ordinal) ?? [];
        var patch = (JObject)source.DeepClone();
        patch.Remove("required");
        foreach (var property in (patch["properties"] as JObject)?.Properties().Where(property => !required.Contains(property.Name)).ToList() ?? [])
        {
            var schema = (JObject)property.Value;
            if (schema["$ref"] is not null)
            {
                // A reference has no siblings.
                property.Value = schema = new JObject { ["type"] = "object", ["allOf"] = new JArray(schema) };
            }

            schema[Words.Nullable] ??= true;
        }

        return patch;
    }
}
