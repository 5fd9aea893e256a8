using DataGouv.Generator.Documents;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Passes.Canonical;

/// <summary>
/// Writes "any member" as an empty schema: the conversion leaves out <c>additionalProperties: true</c>, which is OpenAPI's
/// default, and with it the difference between an open map and an object that nobody described.
/// </summary>
internal sealed class KeepOpenMaps : IPass
{
    /// <inheritdoc />
    public JObject Apply(JObject document)
    {
        foreach (var schema in document.AllSchemas().ToList())
        {
            if (schema["additionalProperties"] is JValue { Type: JTokenType.Boolean } any && (bool)any)
            {
                schema["additionalProperties"] = new JObject();
            }
        }

        return document;
    }
}
