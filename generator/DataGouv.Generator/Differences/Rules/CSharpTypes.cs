using DataGouv.Generator.Differences.Contracts;

namespace DataGouv.Generator.Differences.Rules;

/// <summary>The C# type of a whole shape: two of the same text here are the same type in C#.</summary>
internal static class CSharpTypes
{
    /// <summary>The type of a shape, or of the parameter that it describes.</summary>
    public static string Of(Shape shape, string? parameterIn = null) => shape.Form switch
    {
        _ when parameterIn == "path" => OfPathParameter(shape),
        ShapeForm.Reference => CSharpNames.OfModel(shape.Reference!),
        ShapeForm.List => $"List<{Of(shape.Inner!, parameterIn)}>",
        ShapeForm.Map => $"Dictionary<string, {Of(shape.Inner!, parameterIn)}>",
        ShapeForm.Object => $"a class for {shape.JsonPath}",
        ShapeForm.Choice => "JsonElement",
        _ => CSharpNames.OfValue(shape, parameterIn is not null),
    };

    // The indexers of request builders take no other types.
    private static string OfPathParameter(Shape shape) => (shape.Type, shape.Format) switch
    {
        ("integer", _) => "int",
        (_, "uuid") => "Guid",
        _ => "string",
    };
}
