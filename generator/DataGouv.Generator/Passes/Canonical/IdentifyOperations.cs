using DataGouv.Generator.Documents;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Passes.Canonical;

/// <summary>Gives each operation an identifier that code can use, and refuses two of the same name.</summary>
internal sealed class IdentifyOperations : IPass
{
    /// <inheritdoc />
    public JObject Apply(JObject document)
    {
        var owners = new Dictionary<string, Operation>(StringComparer.OrdinalIgnoreCase);
        foreach (var operation in document.ClientOperations())
        {
            var id = (string?)operation.Node["operationId"]
                ?? throw new DocumentException(operation.JsonPath, $"{operation.Title} has no operationId.", "Give it one with an overlay action.");

            // "get_datasets_csv_api_/organizations/<org:org>/datasets.csv": the route is in the path already.
            var route = id.IndexOf('/', StringComparison.Ordinal);
            var name = DotNetName.Camel((route < 0 ? id : id[..route]).Replace("_api_", "_", StringComparison.Ordinal)).TrimStart('@');
            if (!owners.TryAdd(name, operation))
            {
                throw new DocumentException($"{operation.JsonPath}.operationId", $"{operation.Title} and {owners[name].Title} would both be named {name}.", "Give one of them another operationId with an overlay action.");
            }

            operation.Node["operationId"] = name;
        }

        return document;
    }
}
