using Newtonsoft.Json.Linq;

namespace DataGouv.Contract.Tests.Judging;

/// <summary>What a document says of the body of a response, in Swagger 2.0 or OpenAPI 3.0.</summary>
internal static class ResponseBody
{
    /// <summary>What is declared for a status: by its number, by its class (<c>2XX</c>), or for all others (<c>default</c>).</summary>
    public static JObject? Find(JObject document, Route route, int status) =>
        new[] { $"{status}", $"{status / 100}XX", "default" }
            .Select(key => route.Responses[key])
            .OfType<JObject>()
            .Where(response => response.Count > 0)
            .Select(response => LocalReference.Follow(document, response))
            .FirstOrDefault();

    /// <summary>The schema of the JSON body, or null if no such body is declared.</summary>
    public static JObject? JsonSchema(JObject response) =>
        response["schema"] as JObject
        ?? MediaTypes(response).FirstOrDefault(media => media.Name.Contains("json", StringComparison.Ordinal))?.Value["schema"] as JObject;

    /// <summary>Is a body of this media type declared? No media type stands for no body.</summary>
    public static bool Allows(JObject response, string? mediaType) => mediaType is null
        ? !MediaTypes(response).Any()
        : MediaTypes(response).Any(media => media.Name == mediaType || media.Name == "*/*");

    private static IEnumerable<JProperty> MediaTypes(JObject response) => (response["content"] as JObject)?.Properties() ?? [];
}
