using DataGouv.Generator.Documents;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Passes.CSharp;

/// <summary>
/// Lists the types that the source-generated <c>JsonSerializerContext</c> must know: the models, and what operations send and
/// return beside them (lists, maps, plain values).
/// </summary>
internal sealed class ListJsonTypes : IPass
{
    /// <inheritdoc />
    public JObject Apply(JObject document)
    {
        var schemas = document.Schemas();
        var models = schemas.Properties().Where(schema => schema.Value["enum"] is null && CSharpType.IsClass(schema.Value) && (string?)schema.Value[TemplateWords.Kind] != "form").Select(schema => schema.Name);
        var roots = from operation in document.Operations()
                    where operation.Node[TemplateWords.Navigation] is null && (string?)operation.Node[TemplateWords.Body] != "form"
                    from schema in SchemaWalk.ContentSchemas(operation.Node["requestBody"])
                        .Concat((string?)operation.Node[TemplateWords.Result] == "json" ? operation.Successes.SelectMany(response => SchemaWalk.ResponseSchemas((JObject)response.Value)) : [])
                    select CSharpType.Of(schema, schemas);

        var unknown = schemas.Properties().Where(schema => schema.Value[TemplateWords.Members] is not null).Select(schema => "Unknown" + schema.Name);

        // A property that can send null is written through the type of its value, which no model shows.
        var values = from model in schemas.Objects()
                     from property in Properties(model)
                     where (bool?)property[TemplateWords.SendsNull] is true
                     select CSharpType.Of(property, schemas);

        document[TemplateWords.JsonTypes] = new JArray(models.Concat(unknown).Concat(roots).Concat(values).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        return document;
    }

    private static IEnumerable<JObject> Properties(JObject model) => model["properties"].Objects().Concat(model["allOf"].Objects().SelectMany(part => part["properties"].Objects()));
}
