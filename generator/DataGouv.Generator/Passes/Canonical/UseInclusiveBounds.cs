using DataGouv.Generator.Documents;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Passes.Canonical;

/// <summary>
/// Says "at least 1" instead of "more than 0" for integers: Microsoft.OpenApi drops the boolean <c>exclusiveMinimum</c> of
/// Swagger 2.0 parameters.
/// </summary>
internal sealed class UseInclusiveBounds : IPass
{
    /// <inheritdoc />
    public JObject Apply(JObject document)
    {
        foreach (var node in document.AllSchemas().Where(schema => (string?)schema["type"] == "integer").ToList())
        {
            Include(node, "exclusiveMinimum", "minimum", +1);
            Include(node, "exclusiveMaximum", "maximum", -1);
        }

        return document;
    }

    private static void Include(JObject node, string keyword, string bound, int step)
    {
        if (node[keyword] is not JValue { Type: JTokenType.Boolean } exclusive)
        {
            return;
        }

        node.Remove(keyword);
        if ((bool)exclusive && node[bound] is JValue value)
        {
            value.Value = (long)value + step;
        }
    }
}
