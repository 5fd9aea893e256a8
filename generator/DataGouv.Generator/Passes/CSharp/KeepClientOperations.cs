using DataGouv.Generator.Documents;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Passes.CSharp;

/// <summary>
/// Leaves only what becomes code: no preflights, no header parameters (callers set headers on the request configuration), and
/// every operation with its own list of parameters.
/// </summary>
internal sealed class KeepClientOperations : IPass
{
    /// <inheritdoc />
    public JObject Apply(JObject document)
    {
        foreach (var operation in document.Operations().ToList())
        {
            if ((bool?)operation.Node[Words.Client] is false)
            {
                operation.Node.Parent!.Remove();
                continue;
            }

            operation.Node["parameters"] = new JArray(operation.Parameters.Where(parameter => (string?)parameter["in"] is "path" or "query"));
        }

        foreach (var path in ((JObject)document["paths"]!).PropertyValues().OfType<JObject>())
        {
            path.Remove("parameters");
        }

        return document;
    }
}
