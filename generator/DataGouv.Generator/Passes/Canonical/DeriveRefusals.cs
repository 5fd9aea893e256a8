using DataGouv.Generator.Documents;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Passes.Canonical;

/// <summary>
/// Declares the refusals that follow from what an operation takes and from who may call it: 400 for what is sent, 401 and 403
/// for credentials, 404 for what the path names. The documents list few of them, and say little of those: a status without a
/// description gets a sentence.
/// </summary>
internal sealed class DeriveRefusals : IPass
{
    /// <inheritdoc />
    public JObject Apply(JObject document)
    {
        var hasCredentials = document["components"]?["securitySchemes"] is JObject { HasValues: true };
        foreach (var operation in document.ClientOperations())
        {
            var responses = operation.Node.Child("responses");
            foreach (var status in Derived(operation, hasCredentials))
            {
                responses[status] ??= new JObject { ["description"] = "" };
            }

            foreach (var status in operation.ErrorStatuses)
            {
                Describe((JObject)responses[status]!, status, operation);
            }
        }

        return document;
    }

    private static IEnumerable<string> Derived(Operation operation, bool hasCredentials)
    {
        if (operation.Node["requestBody"] is not null || operation.Takes("query") || operation.Takes("header"))
        {
            yield return "400";
        }

        // A credential that is no good is refused even where none is needed.
        if (hasCredentials)
        {
            yield return "401";
        }

        if ((string?)operation.Node[Words.Access] is "authenticated" or "administrator")
        {
            yield return "403";
        }

        if (operation.Takes("path"))
        {
            yield return "404";
        }
    }

    private static void Describe(JObject response, string status, Operation operation)
    {
        if (response["$ref"] is null && (string?)response["description"] is null or "")
        {
            response["description"] = RefusalSentence.Of(status, operation);
        }
    }
}
