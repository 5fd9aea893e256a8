using DataGouv.Generator.Documents;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Passes.Canonical;

/// <summary>Why an operation refuses with a status, as far as that follows from the operation.</summary>
internal static class RefusalSentence
{
    /// <summary>The sentence.</summary>
    /// <param name="status">The status, such as <c>404</c>.</param>
    /// <param name="operation">The operation.</param>
    public static string Of(string status, Operation operation)
    {
        return status switch
        {
            "400" or "422" => Invalid(operation),
            "401" when IsFor("public") => "The credential that was sent is not valid.",
            "401" => "No valid credential was sent.",
            "403" when IsFor("administrator") => "The credential is not that of an administrator.",
            "403" => "The caller does not have permission to do this.",
            "404" => Missing(operation),
            "409" => "The object is in a state that does not allow this.",
            "410" => $"The {(Objects(operation).FirstOrDefault() is { } deleted ? Noun(operation, deleted) : "object")} has been deleted.",
            "413" => "What was sent is too large.",
            "415" => "The server does not accept files of this kind.",
            "416" => "The page is past the last one.",
            "423" => "The platform is read-only for the moment.",
            "424" => "Something that the operation depends on is missing.",
            "429" => "There were too many requests.",
            "501" => "The server does not offer this.",
            "502" or "504" => "A service that the server needs has failed.",
            "503" => "The server or a service that it needs is not available.",
            _ when status.StartsWith('5') => "The server has failed.",
            _ => "The server refuses the request.",
        };

        bool IsFor(string access) => (string?)operation.Node[Words.Access] == access;
    }

    private static string Invalid(Operation operation)
    {
        List<string> parts = [];
        if (operation.Node["requestBody"] is not null)
        {
            parts.Add("the body");
        }

        if (operation.Takes("query"))
        {
            parts.Add("a query parameter");
        }

        if (operation.Takes("header"))
        {
            parts.Add("a header");
        }

        return parts.Count == 0 ? "The request is not valid." : $"{char.ToUpperInvariant(parts[0][0])}{OneOf(parts)[1..]} is not valid.";
    }

    private static string Missing(Operation operation)
    {
        var objects = Objects(operation).ToList();
        if (objects.Count == 0)
        {
            return operation.Parameters.Any(parameter => (string?)parameter["name"] == "page")
                ? "The page is past the last one."
                : "There is nothing at this address.";
        }

        var missing = $"The {OneOf([.. objects.Select(parameter => Noun(operation, parameter)).Distinct()], "the ")} does not exist";
        var hidden = operation.Verb == "get" ? objects.FirstOrDefault(parameter => (bool?)parameter[Words.Private] is true) : null;
        return hidden is null ? missing + "."
            : objects.Count == 1 ? $"{missing}, or is private and the credential does not show it."
            : $"{missing}, or the {Noun(operation, hidden)} is private and the credential does not show it.";
    }

    // In the order of the path, from the outermost to the innermost.
    private static IEnumerable<JObject> Objects(Operation operation) => operation.Parameters
        .Where(parameter => (string?)parameter["in"] == "path")
        .OrderBy(parameter => operation.Path.IndexOf($"{{{parameter["name"]}}}", StringComparison.Ordinal));

    private static string Noun(Operation operation, JObject parameter)
    {
        if ((string?)parameter[Words.Object] is { } word)
        {
            return word;
        }

        // An id is that of an item of the collection before it: /datasets/{id}/.
        var name = (string)parameter["name"]!;
        var collection = operation.Path[..operation.Path.IndexOf($"{{{name}}}", StringComparison.Ordinal)].TrimEnd('/').Split('/')[^1];
        var noun = name is not ("id" or "ids" or "identifier") ? name
            : collection.Length == 0 || collection.EndsWith('}') ? "object"
            : collection.EndsWith('s') ? collection[..^1]
            : collection;
        return noun.Replace('_', ' ').Trim();
    }

    private static string OneOf(List<string> nouns, string article = "") =>
        nouns.Count == 1 ? nouns[0] : $"{string.Join(", " + article, nouns.SkipLast(1))} or {article}{nouns[^1]}";
}
