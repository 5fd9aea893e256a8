using DataGouv.Generator.Documents;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Passes.Canonical;

/// <summary>
/// Says who may call each operation in OpenAPI's own words, from <c>x-datagouv-access</c>: the documents declare how to
/// authenticate and never where it is needed.
/// </summary>
internal sealed class DeclareSecurity : IPass
{
    /// <inheritdoc />
    public JObject Apply(JObject document)
    {
        var schemes = (document["components"]?["securitySchemes"] as JObject)?.Properties().Select(scheme => scheme.Name).ToList() ?? [];
        foreach (var operation in document.Operations())
        {
            var access = (string?)operation.Node[Words.Access]
                ?? throw new DocumentException(operation.JsonPath, $"Nobody said who may call {operation.Title}.", $"Add \"{Words.Access}\": \"public\", \"authenticated\" or \"administrator\" with an overlay action.");
            if (access is not ("public" or "authenticated" or "administrator"))
            {
                throw new DocumentException($"{operation.JsonPath}.{Words.Access}", $"\"{access}\" is not a kind of access.", "Use \"public\", \"authenticated\" or \"administrator\".");
            }

            if (access != "public" && schemes.Count == 0)
            {
                throw new DocumentException(operation.JsonPath, $"{operation.Title} needs a credential, but the document declares no security scheme.", "Declare the scheme with an overlay action.");
            }

            // An empty requirement beside the others: a credential is optional, and changes what comes back.
            var choices = schemes.Select(scheme => new JObject { [scheme] = new JArray() });
            operation.Node["security"] = access == "public" && schemes.Count > 0 ? new JArray([new JObject(), .. choices]) : new JArray(choices);
        }

        return document;
    }
}
