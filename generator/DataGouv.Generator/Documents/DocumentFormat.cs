using System.Globalization;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Documents;

/// <summary>The formats of published documents that the generator reads.</summary>
internal static class DocumentFormat
{
    /// <summary>Swagger 2.0.</summary>
    public const string Swagger2 = "swagger-2.0";

    /// <summary>OpenAPI 3.0.</summary>
    public const string OpenApi3 = "openapi-3.0";

    /// <summary>Refuses what is not a document of the format that <c>specs.json</c> names, or has no operation.</summary>
    public static void Check(JObject document, Api api)
    {
        var (found, format) = Recognize(document);
        if (format != api.Format)
        {
            throw new DocumentException(
                "$",
                $"This is {found}, and {api.Name} is {Name(api.Format)}.",
                format is null
                    ? $"The generator reads {Name(Swagger2)} and {Name(OpenApi3)}: check the address, or ask for one of these."
                    : $"Check the address; if upstream changed its format, write \"format\": \"{format}\" in specs.json.");
        }

        if (document["paths"] is not JObject)
        {
            throw new DocumentException("$.paths", "The document has no paths.", "Check the address: this document would empty the client.");
        }

        if (!document.Operations().Any())
        {
            throw new DocumentException("$.paths", "The document has no operation.", "Check the address: this document would empty the client.");
        }
    }

    private static (string Found, string? Format) Recognize(JObject document)
    {
        return (Text("swagger"), Text("openapi"), Text("swaggerVersion")) switch
        {
            ("2.0", null, _) => (Name(Swagger2), Swagger2),
            (null, "3.0", _) => (Name(OpenApi3), OpenApi3),
            (null, { } version, _) when version.StartsWith("3.0.", StringComparison.Ordinal) => (Name(OpenApi3), OpenApi3),
            ({ } version, _, _) => ("Swagger " + version, null),
            (_, { } version, _) => ("OpenAPI " + version, null),
            (_, _, { } version) => ("Swagger " + version, null),
            _ => ("no OpenAPI document", null),
        };

        string? Text(string name) => (document[name] as JValue)?.ToString(CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : null;
    }

    private static string Name(string format) => format == Swagger2 ? "Swagger 2.0" : "OpenAPI 3.0";
}
