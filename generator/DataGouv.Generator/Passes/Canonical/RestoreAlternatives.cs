using DataGouv.Generator.Documents;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Passes.Canonical;

/// <summary>Gives OpenAPI 3.0 its <c>anyOf</c> back, which an overlay of a Swagger 2.0 document can only write as <c>x-anyOf</c>.</summary>
internal sealed class RestoreAlternatives : IPass
{
    private const string Swagger2Reference = "#/definitions/";

    /// <inheritdoc />
    public JObject Apply(JObject document)
    {
        foreach (var schema in document.AllSchemas().ToList())
        {
            if (schema[Words.AnyOf] is JArray alternatives)
            {
                schema.Remove(Words.AnyOf);
                schema.Remove("type");
                schema["anyOf"] = alternatives;
            }

            // The conversion rewrites references in schemas, not those inside extensions.
            foreach (var node in schema.ObjectsAndSelf())
            {
                foreach (var text in node.PropertyValues().OfType<JValue>().Where(value => value.Type == JTokenType.String).ToList())
                {
                    if (((string)text!).StartsWith(Swagger2Reference, StringComparison.Ordinal))
                    {
                        text.Value = OpenApiJson.SchemaReference + ((string)text!)[Swagger2Reference.Length..];
                    }
                }
            }
        }

        return document;
    }
}
