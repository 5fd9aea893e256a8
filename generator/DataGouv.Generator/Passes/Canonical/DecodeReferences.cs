using DataGouv.Generator.Documents;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Passes.Canonical;

/// <summary>
/// Writes every reference in one encoding. The documents write the same model as <c>Badge (read)</c> and as
/// <c>Badge%20%28read%29</c>.
/// </summary>
internal sealed class DecodeReferences : IPass
{
    /// <inheritdoc />
    public JObject Apply(JObject document)
    {
        foreach (var node in document.ObjectsAndSelf())
        {
            if (node["$ref"] is JValue { Type: JTokenType.String } reference)
            {
                reference.Value = Uri.UnescapeDataString((string)reference!);
            }
        }

        return document;
    }
}
