using DataGouv.Generator.Documents;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Passes.CSharp;

/// <summary>The C# type that NSwag gives to a schema.</summary>
internal static class CSharpType
{
    private const string List = "System.Collections.Generic.List<";
    private const string Map = "System.Collections.Generic.Dictionary<string, ";

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
            ("array", _) => $"{List}{Of((JObject)schema["items"]!, schemas)}>",
            ("object", _) when schema["additionalProperties"] is JObject { HasValues: true } values => $"{Map}{Of(values, schemas)}>",
            ("object", _) => $"{Map}System.Text.Json.JsonElement>",
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

    /// <summary>The type of the items of a list, or null.</summary>
    public static string? ItemOf(string type) => Argument(type, List);

    /// <summary>The type of the values of a map, or null.</summary>
    public static string? ValueOf(string type) => Argument(type, Map);

    /// <summary>Does a named schema become a class? An object of which nothing is known does, one without members.</summary>
    public static bool IsClass(JToken schema) =>
        schema["properties"] is not null
        || schema["allOf"] is not null
        || ((string?)(schema["type"] as JValue) == "object" && schema["additionalProperties"] is null);

    private static string? Argument(string type, string generic) =>
        type.StartsWith(generic, StringComparison.Ordinal) ? type[generic.Length..^1] : null;
}
