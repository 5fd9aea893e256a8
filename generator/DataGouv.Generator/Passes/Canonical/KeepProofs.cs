using DataGouv.Generator.Documents;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Passes.Canonical;

/// <summary>
/// Keeps what an overlay proved never to be null (<c>x-nullable: false</c>) under a name of ours: the conversion reads
/// <c>x-nullable</c> itself and forgets the difference between "false" and "not said".
/// </summary>
internal sealed class KeepProofs : IPass
{
    /// <inheritdoc />
    public JObject Apply(JObject document)
    {
        foreach (var schema in document.AllSchemas().ToList())
        {
            if (schema[Words.Nullable] is JValue { Type: JTokenType.Boolean } nullable && !(bool)nullable)
            {
                schema.Remove(Words.Nullable);
                schema[Words.NeverNull] = true;
            }
        }

        return document;
    }
}
