using DataGouv.Generator.Documents;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Passes.CSharp;

/// <summary>
/// Leaves only the models that a method takes or returns, and those inside them. The bodies of refusals are not among them: they
/// become exceptions, which read them tolerantly.
/// </summary>
internal sealed class KeepUsedModels : IPass
{
    /// <inheritdoc />
    public JObject Apply(JObject document)
    {
        var schemas = document.Schemas();
        var used = schemas.Reach(document.Operations().SelectMany(operation => operation.RootSchemas()));
        foreach (var schema in schemas.Properties().Where(schema => !used.Contains(schema.Name)).ToList())
        {
            schema.Remove();
        }

        (document["components"] as JObject)?.Remove("responses");
        return document;
    }
}
