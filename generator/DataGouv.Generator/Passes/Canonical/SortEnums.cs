using DataGouv.Generator.Documents;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Passes.Canonical;

/// <summary>Orders the values of enums: the server takes them from unordered sets, and their order changes at each of its starts.</summary>
internal sealed class SortEnums : IPass
{
    /// <inheritdoc />
    public JObject Apply(JObject document)
    {
        foreach (var schema in document.AllSchemas().Where(schema => schema["enum"] is JArray).ToList())
        {
            schema["enum"] = new JArray(schema["enum"]!.DistinctBy(value => value.ToString()).OrderBy(value => value.ToString(), StringComparer.Ordinal));
        }

        return document;
    }
}
