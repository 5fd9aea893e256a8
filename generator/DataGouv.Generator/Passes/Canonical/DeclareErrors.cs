using DataGouv.Generator.Documents;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Passes.Canonical;

/// <summary>
/// Says how every operation refuses, from <c>x-datagouv-errors</c>: the documents list few of the statuses that come, and give a
/// body to almost none. What an operation says itself stays; a status that it lists without a body gets that of its range.
/// </summary>
internal sealed class DeclareErrors : IPass
{
    private const string Swagger2Responses = "#/responses/";
    private const string Responses = "#/components/responses/";

    /// <inheritdoc />
    public JObject Apply(JObject document)
    {
        if (document[Words.Errors] is not JObject word)
        {
            return document;
        }

        document.Remove(Words.Errors);
        var ranges = word.Properties().ToDictionary(range => range.Name, range => Read(document, range), StringComparer.Ordinal);
        foreach (var responses in document.ClientOperations().Select(operation => operation.Node.Child("responses")))
        {
            foreach (var response in responses.Properties().Where(response => Operation.IsError(response.Name)))
            {
                if (ranges.GetValueOrDefault(response.Name[0] + "XX") is { } range)
                {
                    Complete((JObject)response.Value, range.Shared);
                }
            }

            foreach (var (status, range) in ranges)
            {
                responses[status] ??= new JObject { ["$ref"] = range.Reference };
            }
        }

        return document;
    }

    // The conversion rewrites references in responses, not those inside extensions.
    private static (string Reference, JObject Shared) Read(JObject document, JProperty range)
    {
        var name = (string?)(range.Value as JObject)?["$ref"] switch
        {
            { } old when old.StartsWith(Swagger2Responses, StringComparison.Ordinal) => old[Swagger2Responses.Length..],
            { } current when current.StartsWith(Responses, StringComparison.Ordinal) => current[Responses.Length..],
            _ => "",
        };
        return range.Name is "4XX" or "5XX" && document["components"]?["responses"]?[name] is JObject shared
            ? (Responses + name, shared)
            : throw new DocumentException(
                $"$.{Words.Errors}.{range.Name}",
                "This is not a range of errors with a reference to a response.",
                $"Write \"{Words.Errors}\": {{ \"4XX\": {{ \"$ref\": … }}, \"5XX\": {{ \"$ref\": … }} }} with an overlay action.");
    }

    private static void Complete(JObject response, JObject shared)
    {
        if (response["$ref"] is null && shared["content"] is { } content)
        {
            response["content"] ??= content.DeepClone();
        }
    }
}
