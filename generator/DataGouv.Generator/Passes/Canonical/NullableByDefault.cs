using DataGouv.Generator.Documents;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Passes.Canonical;

/// <summary>
/// Lets every property that the server sends be null or absent, unless an overlay proves otherwise. The documents declare
/// nothing nullable, and the server sends null for almost everything. Write models keep what they say: there, what is proved never
/// to be null only cannot be sent as null.
/// </summary>
internal sealed class NullableByDefault : IPass
{
    /// <inheritdoc />
    public JObject Apply(JObject document)
    {
        foreach (var schema in document.Schemas().Objects())
        {
            if ((string?)schema[Words.Direction] == "write")
            {
                Forget(schema);
            }
            else
            {
                foreach (var inner in SchemaWalk.SelfAndInner(schema).Where(HasProperties).ToList())
                {
                    Loosen(inner);
                }
            }
        }

        // Integers of 32 bits do not hold the size of a large file.
        foreach (
            var schema in document
                .Schemas()
                .Objects()
                .SelectMany(SchemaWalk.SelfAndInner)
                .Where(schema => schema["type"] is JValue type && (string?)type == "integer"))
        {
            schema["format"] ??= "int64";
        }

        return document;
    }

    // The "not" of a family is a condition, not a shape.
    private static bool HasProperties(JObject schema) => schema["properties"] is JObject && schema.Parent is not JProperty { Name: "not" };

    private static void Forget(JObject written)
    {
        foreach (var inner in SchemaWalk.SelfAndInner(written))
        {
            inner.Remove(Words.NeverNull);
        }
    }

    private static void Loosen(JObject schema)
    {
        var proven = new JArray();
        foreach (var property in ((JObject)schema["properties"]!).Properties().ToList())
        {
            var value = (JObject)property.Value;
            if (value[Words.NeverNull] is not null)
            {
                value.Remove(Words.NeverNull);
                proven.Add(property.Name);
            }
            else if (value.ReferencedSchema() is { } name)
            {
                // A reference has no siblings in OpenAPI 3.0.
                property.Value = new JObject { ["allOf"] = new JArray(OpenApiJson.ReferenceTo(name)), ["nullable"] = true };
            }
            else
            {
                value["nullable"] = true;
            }
        }

        schema.Remove("required");
        if (proven.Count > 0)
        {
            schema["required"] = proven;
        }
    }
}
