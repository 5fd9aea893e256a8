using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Documents;

/// <summary>Asks for a part of a document as the kind of JSON value that it must be.</summary>
internal static class Kinds
{
    /// <summary>An object.</summary>
    public static JObject Object(JToken? token, string path) => token as JObject ?? throw Refusal(path, "an object", token);

    /// <summary>An array.</summary>
    public static JArray Array(JToken? token, string path) => token as JArray ?? throw Refusal(path, "an array", token);

    /// <summary>A text.</summary>
    public static string Text(JToken? token, string path) => token is JValue { Type: JTokenType.String } text ? (string)text! : throw Refusal(path, "a text", token);

    /// <summary>A member that is a text or absent.</summary>
    public static void OptionalText(JObject owner, string name, string path)
    {
        if (owner[name] is { } member)
        {
            Text(member, path + JsonTrail.Step(name));
        }
    }

    /// <summary>Is the member an extension, which may hold anything?</summary>
    public static bool IsExtension(string name) => name.StartsWith("x-", StringComparison.Ordinal);

    /// <summary>The refusal of a part that is of another kind.</summary>
    public static DocumentException Refusal(string path, string expected, JToken? found) => new(
        path,
        found is null ? $"There is nothing here, where {expected} must be." : $"This is a JSON {found.Type.ToString().ToLowerInvariant()}, where {expected} must be.",
        "Correct it with an overlay action.");
}
