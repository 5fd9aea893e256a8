using Newtonsoft.Json.Linq;

namespace DataGouv.Contract.Tests.Judging;

/// <summary>
/// Rewrites schemas of Swagger 2.0 and OpenAPI 3.0 as JSON Schema draft 4, which a validator reads without knowing OpenAPI:
/// <c>nullable</c> becomes an alternative, annotations go, a named schema gets a key that needs no escaping.
/// </summary>
/// <param name="keys">The key of each named schema.</param>
/// <param name="areMembersOptional">Leaves <c>required</c> out, for the answers to masked requests.</param>
/// <param name="areNullsAllowed">Lets every member and item be null.</param>
internal sealed class DraftFour(IReadOnlyDictionary<string, string> keys, bool areMembersOptional, bool areNullsAllowed)
{
    private static readonly HashSet<string> Annotations =
        ["default", "deprecated", "description", "discriminator", "example", "externalDocs", "nullable", "readOnly", "title", "writeOnly", "xml"];

    private static readonly HashSet<string> Conditions =
    [
        "enum", "exclusiveMaximum", "exclusiveMinimum", "format", "maxItems", "maxLength", "maxProperties", "maximum",
        "minItems", "minLength", "minProperties", "minimum", "multipleOf", "pattern", "type", "uniqueItems",
    ];

    /// <summary>A named schema, or the schema of a body.</summary>
    public JObject Rewrite(JObject schema) => Rewrite(schema, isInner: false);

    private JObject Rewrite(JObject schema, bool isInner)
    {
        // A body of type "file" is whatever the server sends.
        var rewritten = (string?)(schema["type"] as JValue) == "file"
            ? []
            : new JObject(schema.Properties().Select(keyword => Rewrite(keyword)).OfType<JProperty>());
        var isNullable = (bool?)(schema["nullable"] as JValue) ?? false;
        return isNullable || (areNullsAllowed && isInner && rewritten.HasValues)
            ? new JObject { ["anyOf"] = new JArray(rewritten, new JObject { ["type"] = "null" }) }
            : rewritten;
    }

    private JProperty? Rewrite(JProperty keyword) => keyword.Name switch
    {
        "$ref" => new JProperty("$ref", ReferenceTo(keyword)),
        "properties" => new JProperty(keyword.Name, new JObject(((JObject)keyword.Value).Properties().Select(property => new JProperty(property.Name, Rewrite((JObject)property.Value, isInner: true))))),
        "items" or "not" => new JProperty(keyword.Name, Rewrite((JObject)keyword.Value, isInner: true)),
        "additionalProperties" => new JProperty(keyword.Name, keyword.Value is JObject schema ? Rewrite(schema, isInner: true) : keyword.Value),
        "allOf" or "anyOf" or "oneOf" => new JProperty(keyword.Name, new JArray(keyword.Value.Cast<JObject>().Select(Rewrite))),
        "required" => areMembersOptional ? null : keyword,
        _ when Conditions.Contains(keyword.Name) => keyword,
        _ when Annotations.Contains(keyword.Name) || keyword.Name.StartsWith("x-", StringComparison.Ordinal) => null,
        // A condition that is not understood would be a condition that nothing can break.
        _ => throw new NotSupportedException($"{keyword.Path}: this keyword is unknown to the tests."),
    };

    private string ReferenceTo(JProperty reference)
    {
        var target = Uri.UnescapeDataString((string)reference.Value!);
        var name = target[(target.LastIndexOf('/') + 1)..];
        return keys.TryGetValue(name, out var key)
            ? $"#/definitions/{key}"
            : throw new InvalidOperationException($"{reference.Path}: the reference {target} leads to nothing.");
    }
}
