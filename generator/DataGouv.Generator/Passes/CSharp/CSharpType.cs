using DataGouv.Generator.Documents;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Passes.CSharp;

/// <summary>The C# type that NSwag gives to a schema.</summary>
internal static class CSharpType
{
    /// <summary>The type, written out in full.</summary>
    public static string Of(JObject schema, JObject schemas)
    {
        if ((schema.ReferencedSchema() ?? schema["allOf"]?.First.ReferencedSchema()) is { } name)
        {
            var target = (JObject)schemas[name]!;
            return target["enum"] is not null || IsClass(target) ? name : Of(target, schemas);
        }

        return ((string?)schema["type"], (string?)schema["format"]) switch
        {
            ("array", _) => $"System.Collections.Generic.List<{Of((JObject)schema["items"]!, schemas)}>",
            ("object", _) => $"System.Collections.Generic.Dictionary<string, {(schema["additionalProperties"] is JObject { HasValues: true } values ? Of(values, schemas) : "System.Text.Json.JsonElement")}>",
            ("string", "date-time") => "System.DateTimeOffset",
            ("string", "date") => "System.DateOnly",
            ("string", "uuid") => "System.Guid",
            ("string", _) => "string",
            ("integer", "int64") => "long",
            ("integer", _) => "int",
            ("number", _) => "double",
            ("boolean", _) => "bool",
            _ => "System.Text.Json.JsonElement",
        };
    }

    /// <summary>Does a named schema become a class? An object of which nothing is known does, one without members.</summary>
    public static bool IsClass(JToken schema) =>
        schema["properties"] is not null
        || schema["allOf"] is not null
        || ((string?)(schema["type"] as JValue) == "object" && schema["additionalProperties"] is null);
}
