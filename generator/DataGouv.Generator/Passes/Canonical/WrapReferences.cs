using DataGouv.Generator.Documents;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Passes.Canonical;

/// <summary>
/// Moves a reference that has something beside it (a description, a word of an overlay) into <c>allOf</c>: a reference has no siblings,
/// and the conversion would lose them.
/// </summary>
internal sealed class WrapReferences : IPass
{
    /// <inheritdoc />
    public JObject Apply(JObject document)
    {
        foreach (var schema in document.AllSchemas().Where(schema => schema.Count > 1 && schema.ReferencedSchema() is not null).ToList())
        {
            var reference = new JObject { ["$ref"] = schema["$ref"] };
            schema.Remove("$ref");
            schema["type"] = "object";
            schema["allOf"] = new JArray(reference);
        }

        return document;
    }
}
