using System.Globalization;
using DataGouv.Generator.Documents;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Differences.Contracts;

/// <summary>Reads schemas, and the parameters of Swagger 2.0 that are their own schema.</summary>
internal static class ShapeReader
{
    /// <summary>How a shape says of which family it is a member.</summary>
    public const string MemberOf = "member of ";

    private static readonly string[] ProseWords = ["title", "description", "example", "examples", "externalDocs", "xml"];

    // What has a place of its own in a shape, or belongs to the parameter around it. Anything else is a constraint: a keyword
    // that nobody thought of is reported and not lost.
    private static readonly string[] KnownWords =
    [
        "$ref", "type", "format", "enum", "items", "properties", "required", "additionalProperties", "allOf", "anyOf", "oneOf",
        "discriminator", "readOnly", "nullable", "deprecated", "default", "name", "in", "collectionFormat", "schema", "allowEmptyValue",
        "style", "explode", "exclusiveMinimum", "exclusiveMaximum", .. ProseWords,
    ];

    /// <summary>Reads a schema.</summary>
    public static Shape Read(JObject node)
    {
        var parts = node["allOf"].Objects().ToList();
        var alternatives = new[] { "anyOf", "oneOf", Words.AnyOf }.SelectMany(word => node[word].Objects()).Where(one => one["not"] is null).Select(Read).ToList();
        var wrapped = parts is [var only] && node["properties"] is null ? Name(only) : null;
        var reference = Name(node) ?? wrapped;
        var open = node["additionalProperties"];
        var isObject = node["properties"] is JObject || parts.Count > 0;
        var type = TypeOf(node);
        var form = reference is not null ? ShapeForm.Reference
            : alternatives.Count > 0 && !isObject ? ShapeForm.Choice
            : isObject ? ShapeForm.Object
            : node["items"] is JObject ? ShapeForm.List
            : open is JObject || open is JValue { Type: JTokenType.Boolean } any && (bool)any ? ShapeForm.Map
            : ShapeForm.Value;
        return new Shape
        {
            JsonPath = node.JsonPath(),
            Form = form,
            Reference = reference,
            Type = type,
            Format = reference is null ? (string?)(node["format"] as JValue) : null,
            Values = [.. (node["enum"]?.Select(Text) ?? []).Distinct().Order(StringComparer.Ordinal)],
            Inner = form switch
            {
                ShapeForm.List => Read((JObject)node["items"]!),
                ShapeForm.Map => open is JObject values ? Read(values) : Anything(node),
                _ => null,
            },
            Properties = form == ShapeForm.Object ? PropertiesOf(node, parts) : new Dictionary<string, Shape>(),
            Required = RequiredOf(node).Concat(parts.SelectMany(RequiredOf)).ToHashSet(StringComparer.Ordinal),
            Bases = form == ShapeForm.Object ? [.. parts.Select(Name).OfType<string>()] : [],
            Alternatives = alternatives,
            Family = FamilyOf(node, parts),
            ReadOnly = Flag(node, "readOnly"),
            Nullable = Flag(node, "nullable") || Flag(node, Words.Nullable) || (node["type"] as JArray)?.Any(one => (string?)one == "null") is true,
            Deprecated = Flag(node, "deprecated"),
            Default = node["default"] is { } initial ? Text(initial) : null,
            Constraints = ConstraintsOf(node, type),
            Prose = ProseOf(node),
        };
    }

    /// <summary>The text for people on a node.</summary>
    public static IReadOnlyDictionary<string, string> ProseOf(JObject node, params string[] more) =>
        node.Properties().Where(word => (ProseWords.Contains(word.Name) || more.Contains(word.Name)) && Text(word.Value).Length > 0)
            .ToDictionary(word => word.Name, word => Text(word.Value), StringComparer.Ordinal);

    /// <summary>A value as text, the same for every order of members.</summary>
    public static string Text(JToken value) => value switch
    {
        JValue { Value: string text } => text,
        JValue { Value: double number } => number.ToString("R", CultureInfo.InvariantCulture),
        JValue plain => JsonConvert.ToString(plain.Value),
        JObject node => "{" + string.Join(", ", node.Properties().OrderBy(member => member.Name, StringComparer.Ordinal).Select(member => $"{member.Name}: {Text(member.Value)}")) + "}",
        _ => "[" + string.Join(", ", value.Select(Text)) + "]",
    };

    /// <summary>A yes or no of a node.</summary>
    public static bool Flag(JObject node, string word) => node[word] is JValue { Value: true };

    private static string? Name(JObject node) => node.ReferencedSchema() is { } name ? Uri.UnescapeDataString(name) : null;

    private static string TypeOf(JObject node) => node["type"] switch
    {
        JValue { Value: "file" } => "string",
        JValue { Value: string type } => type,
        JArray types => (string?)types.FirstOrDefault(one => (string?)one != "null") ?? "any",
        _ when node["properties"] is JObject => "object",
        _ when node["items"] is JObject => "array",
        _ when node["enum"] is JArray => "string",
        _ => "any",
    };

    private static Shape Anything(JObject node) => new() { JsonPath = node.JsonPath() + ".additionalProperties", Form = ShapeForm.Value };

    private static Dictionary<string, Shape> PropertiesOf(JObject node, List<JObject> parts)
    {
        var found = new Dictionary<string, Shape>(StringComparer.Ordinal);
        foreach (var property in parts.Where(part => Name(part) is null).Append(node).SelectMany(part => (part["properties"] as JObject)?.Properties() ?? []))
        {
            found[property.Name] = property.Value is JObject schema ? Read(schema) : Anything(node);
        }

        return found;
    }

    // On a parameter "required" is a yes or no.
    private static IEnumerable<string> RequiredOf(JObject node) => (node["required"] as JArray)?.Select(Text) ?? [];

    private static Dictionary<string, string> FamilyOf(JObject node, List<JObject> parts)
    {
        var family = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in parts.Where(part => Name(part) is null).Append(node))
        {
            // Swagger 2.0 gives the property only; OpenAPI 3.0 and our overlays give the members too.
            switch (part["discriminator"] ?? part[Words.Discriminator])
            {
                case JValue { Value: string property }:
                    family["by " + property] = "";
                    break;
                case JObject word:
                    family["by " + (string?)(word["propertyName"] ?? word["property"])] = "";
                    foreach (var member in (word["mapping"] as JObject)?.Properties() ?? [])
                    {
                        family[member.Name] = Name(new JObject { ["$ref"] = member.Value.DeepClone() }) ?? Text(member.Value);
                    }

                    break;
            }

            if ((string?)part[Words.Family] is { } above)
            {
                family[MemberOf + above] = "";
            }
        }

        return family;
    }

    private static Dictionary<string, string> ConstraintsOf(JObject node, string type)
    {
        var found = node.Properties()
            .Where(word => !KnownWords.Contains(word.Name) && !word.Name.StartsWith("x-", StringComparison.Ordinal))
            .ToDictionary(word => word.Name, word => Text(word.Value), StringComparer.Ordinal);
        Bound("minimum", "exclusiveMinimum", +1);
        Bound("maximum", "exclusiveMaximum", -1);
        if (node["additionalProperties"] is JValue { Value: false })
        {
            found["additionalProperties"] = "false";
        }

        return found;

        // "More than 0" and "at least 1" are the same for integers.
        void Bound(string word, string exclusiveWord, int step)
        {
            if (!Flag(node, exclusiveWord) || node[word] is not JValue bound)
            {
                return;
            }

            if (type == "integer" && bound.Type == JTokenType.Integer)
            {
                found[word] = ((long)bound + step).ToString(CultureInfo.InvariantCulture);
            }
            else
            {
                found[exclusiveWord] = Text(bound);
                found.Remove(word);
            }
        }
    }
}
