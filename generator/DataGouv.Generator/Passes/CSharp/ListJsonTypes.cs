using DataGouv.Generator.Documents;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Passes.CSharp;

/// <summary>
/// Lists the types that the source-generated <c>JsonSerializerContext</c>s must know: the models, and what operations send and
/// return beside them (lists, maps, plain values). A context is kept or trimmed as a whole, so that what everybody may read has one of its own:
/// a program that only reads open data does not carry what is written, nor what needs a key.
/// </summary>
internal sealed class ListJsonTypes : IPass
{
    /// <inheritdoc />
    public JObject Apply(JObject document)
    {
        var schemas = document.Schemas();
        var operations = document.Operations().Where(operation => operation.Node[TemplateWords.Navigation] is null).ToList();
        var reads = operations.Where(operation => operation.Verb == "get" && (string?)operation.Node[Words.Access] == "public" && Answers(operation).Any()).ToList();
        reads.ForEach(operation => operation.Node[TemplateWords.PublicJson] = true);

        var models = schemas.Properties().Where(schema => schema.Value["enum"] is null && CSharpType.IsClass(schema.Value) && (string?)schema.Value[TemplateWords.Kind] != "form").ToList();
        var reached = Reached(schemas, reads.SelectMany(Answers));
        var open = Types(models.Where(model => reached.Contains(model.Name)), reads.SelectMany(Answers), schemas).ToHashSet(StringComparer.Ordinal);

        // A property that can send null is written through the type of its value, which no model shows.
        var values = from model in schemas.Objects()
                     from property in Properties(model)
                     where (bool?)property[TemplateWords.SendsNull] is true
                     select CSharpType.Of(property, schemas);
        var roots = operations.SelectMany(operation => Answers(operation).Concat((string?)operation.Node[TemplateWords.Body] == "form" ? [] : SchemaWalk.ContentSchemas(operation.Node["requestBody"])));

        List(TemplateWords.PublicJsonTypes, open);
        List(TemplateWords.JsonTypes, Types(models, roots, schemas).Concat(values).Except(open));
        return document;

        void List(string word, IEnumerable<string> types)
        {
            if (types.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList() is { Count: > 0 } list)
            {
                document[word] = new JArray(list);
            }
        }
    }

    private static IEnumerable<JObject> Answers(Operation operation) =>
        (string?)operation.Node[TemplateWords.Result] == "json" ? operation.Successes.SelectMany(response => SchemaWalk.ResponseSchemas((JObject)response.Value)) : [];

    private static IEnumerable<string> Types(IEnumerable<JProperty> models, IEnumerable<JObject> roots, JObject schemas) =>
        models.SelectMany(model => model.Value[TemplateWords.Members] is null ? new[] { model.Name } : [model.Name, "Unknown" + model.Name])
            .Concat(roots.Select(schema => CSharpType.Of(schema, schemas)));

    // With the members of the families, which nothing refers to.
    private static HashSet<string> Reached(JObject schemas, IEnumerable<JObject> roots)
    {
        var reached = schemas.Reach(roots);
        while (reached.SelectMany(name => Members(schemas[name]!)).Except(reached).ToList() is { Count: > 0 } members)
        {
            reached.UnionWith(members);
            reached.UnionWith(schemas.Reach(members.Select(member => (JObject)schemas[member]!)));
        }

        return reached;
    }

    private static IEnumerable<string> Members(JToken model) =>
        model[TemplateWords.Members]?.Values<string>().Select(member => member!.Split(TemplateWords.Separator)[1]) ?? [];

    private static IEnumerable<JObject> Properties(JObject model) => model["properties"].Objects().Concat(model["allOf"].Objects().SelectMany(part => part["properties"].Objects()));
}
