using DataGouv.Generator.Documents;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Passes.Canonical;

/// <summary>
/// Refuses a document whose schemas or references are not of the kind that OpenAPI 3.0 gives them. The passes after it need not
/// ask. It changes nothing.
/// </summary>
internal sealed class CheckSchemas : IPass
{
    private static readonly string[] Texts = ["type", "format", "description", "title", Words.Name];
    private static readonly string[] Singles = ["items", "not"];
    private static readonly string[] Lists = ["allOf", "anyOf", "oneOf", Words.AnyOf];

    /// <inheritdoc />
    public JObject Apply(JObject document)
    {
        var owner = document.IsSwagger2() ? document : document["components"];
        var (name, path) = document.IsSwagger2() ? ("definitions", "$.definitions") : ("schemas", "$.components.schemas");
        if (owner is not null && Kinds.Object(owner, "$.components")[name] is { } schemas)
        {
            foreach (var schema in Kinds.Object(schemas, path).Properties())
            {
                Kinds.Object(schema.Value, path + JsonTrail.Step(schema.Name));
            }
        }

        foreach (var schema in document.AllSchemas())
        {
            Check(schema, schema.JsonPath());
        }

        foreach (var node in document.ObjectsAndSelf().Where(node => node["$ref"] is JValue))
        {
            Kinds.Text(node["$ref"], node.JsonPath() + "['$ref']");
        }

        return document;
    }

    private static void Check(JObject schema, string where)
    {
        foreach (var text in Texts)
        {
            Kinds.OptionalText(schema, text, where);
        }

        foreach (var single in Singles.Where(name => schema[name] is not null))
        {
            Kinds.Object(schema[single], $"{where}.{single}");
        }

        if (schema["properties"] is { } properties)
        {
            foreach (var property in Kinds.Object(properties, where + ".properties").Properties())
            {
                Kinds.Object(property.Value, where + ".properties" + JsonTrail.Step(property.Name));
            }
        }

        if (schema["additionalProperties"] is { Type: not JTokenType.Boolean } values)
        {
            Kinds.Object(values, where + ".additionalProperties");
        }

        foreach (var list in Lists.Where(name => schema[name] is not null))
        {
            CheckItems(schema, list, where, (item, place) => Kinds.Object(item, place));
        }

        // In Swagger 2.0 a parameter is its own schema, and "required" a truth value.
        if (schema["required"] is { Type: not JTokenType.Boolean })
        {
            CheckItems(schema, "required", where, (item, place) => Kinds.Text(item, place));
        }

        if (schema["enum"] is not null)
        {
            CheckItems(schema, "enum", where, (item, place) => _ = item is JValue ? item : throw Kinds.Refusal(place, "a plain value", item));
        }
    }

    private static void CheckItems(JObject schema, string name, string where, Action<JToken, string> check)
    {
        var index = 0;
        foreach (var item in Kinds.Array(schema[name], $"{where}.{name}"))
        {
            check(item, $"{where}.{name}[{index++}]");
        }
    }
}
