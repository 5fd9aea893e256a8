using DataGouv.Generator.Documents;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Passes.CSharp;

/// <summary>The C# type that NSwag gives to a schema.</summary>
internal static class CSharpType
{
    /// <summary>The type of a value of free-form data.</summary>
    public const string Data = "JsonData";

    /// <summary>The type of a map of free-form data.</summary>
    public const string DataMap = "JsonMap";

    private const string List = "List<";
    private const string Map = "Dictionary<string, ";

    /// <summary>The type, with the names that the files of the templates know.</summary>
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
            ("object", _) when schema["additionalProperties"] is JObject { HasValues: true } values => MapOf(Of(values, schemas)),
            ("object", _) => DataMap,
            ("string", "date-time") => "DateTimeOffset",
            ("string", "date") => "DateOnly",
            ("string", "uuid") => "Guid",
            ("string", _) => "string",
            ("integer", "int64") => "long",
            ("integer", _) => "int",
            ("number", _) => "double",
            ("boolean", _) => "bool",
            _ => Data,
        };
    }

    /// <summary>The type of the items of a list, or null.</summary>
    public static string? ItemOf(string type) => Argument(type, List);

    /// <summary>The type of the values of a map, or null.</summary>
    public static string? ValueOf(string type) => Argument(type, Map);

    /// <summary>Is it a map?</summary>
    public static bool IsMap(string type) => type == DataMap || ValueOf(type) is not null;

    /// <summary>Is it a value type?</summary>
    public static bool IsValue(string type) =>
        type is "DateTimeOffset" or "DateOnly" or "Guid" or "long" or "int" or "double" or "bool" or Data;

    /// <summary>Does a named schema become a class? An object of which nothing is known does, one without members.</summary>
    public static bool IsClass(JToken schema) =>
        schema["properties"] is not null
        || schema["allOf"] is not null
        || ((string?)(schema["type"] as JValue) == "object" && schema["additionalProperties"] is null);

    private static string MapOf(string type) => type == Data ? DataMap : $"{Map}{type}>";

    private static string? Argument(string type, string generic) =>
        type.StartsWith(generic, StringComparison.Ordinal) ? type[generic.Length..^1] : null;
}
