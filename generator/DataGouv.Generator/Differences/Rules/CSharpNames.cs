using DataGouv.Generator.Differences.Contracts;
using DataGouv.Generator.Passes;
using DataGouv.Generator.Passes.Canonical;

namespace DataGouv.Generator.Differences.Rules;

/// <summary>What the generator makes of a shape, a property or a model: two of the same name here are the same in C#.</summary>
internal static class CSharpNames
{
    /// <summary>The class of a model.</summary>
    public static string OfModel(string name) => NameModels.TypeName(name);

    /// <summary>The member of a property or query parameter.</summary>
    public static string OfMember(string name) => DotNetName.Pascal(name);

    /// <summary>The type of a shape of which no model knows more.</summary>
    public static string OfValue(Shape shape, bool isParameter) => (shape.Type, shape.Format) switch
    {
        _ when shape.IsEnum => "enum",
        ("string", "date-time") => "DateTimeOffset",
        ("string", "date") => "DateOnly",
        ("string", "time" or "duration") => "TimeSpan",
        ("string", "uuid" or "guid") => "Guid",
        ("string", "uri") => "Uri",
        ("string", "binary") => "Stream",
        ("string", "byte" or "base64") => "byte[]",
        ("string", _) => "string",
        ("integer", "int64") => "long",
        ("integer", "int32") => "int",
        ("integer", _) => isParameter ? "int" : "long",
        ("number", "float") => "float",
        ("number", "decimal") => "decimal",
        ("number", _) => "double",
        ("boolean", _) => "bool",
        ("object", _) => "Dictionary<string, JsonElement>",
        _ => "JsonElement",
    };

    /// <summary>Where a path leads in the request builders: <c>{a}</c> and <c>{b}</c>, or a last slash, make no difference.</summary>
    public static string OfPath(string path) => string.Join(
        '.',
        path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(segment => segment is ['{', .., '}'] ? "{}" : DotNetName.Pascal(segment)));
}
