using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Documents;

/// <summary>
/// Visits the schemas of a document. Only where OpenAPI puts a schema: a property that happens to be called <c>type</c> or
/// <c>items</c> is not mistaken for a keyword.
/// </summary>
internal static class SchemaWalk
{
    private static readonly string[] Lists = ["allOf", "anyOf", "oneOf", Words.AnyOf];

    /// <summary>Every schema of the document, outer ones first: named ones, and those of parameters, bodies and headers.</summary>
    public static IEnumerable<JObject> AllSchemas(this JObject document) =>
        document.Schemas().Objects()
            .Concat(document.Operations().SelectMany(operation => operation.RootSchemas()))
            .Concat(SharedSchemas(document))
            .SelectMany(SelfAndInner);

    /// <summary>The schemas at the top of an operation's parameters, request body and responses (a reference counts as one).</summary>
    public static IEnumerable<JObject> RootSchemas(this Operation operation) =>
        operation.Parameters.SelectMany(ParameterSchemas)
            .Concat(operation.RequestSchemas())
            .Concat(operation.Node["responses"].Objects().SelectMany(ResponseSchemas));

    /// <summary>The schemas of an operation's request body.</summary>
    public static IEnumerable<JObject> RequestSchemas(this Operation operation) => ContentSchemas(operation.Node["requestBody"]);

    /// <summary>The schemas of a response's bodies: one per media type in OpenAPI 3.0, at most one in Swagger 2.0.</summary>
    public static IEnumerable<JObject> ResponseSchemas(JObject response) =>
        Present(response["schema"])
            .Concat(ContentSchemas(response))
            .Concat(response["headers"].Objects().SelectMany(header => Present(header["schema"])));

    /// <summary>The schema and the schemas inside it; references are not followed.</summary>
    public static IEnumerable<JObject> SelfAndInner(JObject schema)
    {
        yield return schema;
        foreach (var inner in Inner(schema).SelectMany(SelfAndInner))
        {
            yield return inner;
        }
    }

    /// <summary>The schemas directly inside a schema.</summary>
    public static IEnumerable<JObject> Inner(JObject schema) =>
        schema["properties"].Objects()
            .Concat(Present(schema["items"]))
            .Concat(Present(schema["additionalProperties"]))
            .Concat(Present(schema["not"]))
            .Concat(Lists.SelectMany(list => schema[list].Objects()));

    /// <summary>The schemas of the bodies of a request body or response in OpenAPI 3.0.</summary>
    public static IEnumerable<JObject> ContentSchemas(JToken? body) =>
        body?["content"].Objects().SelectMany(media => Present(media["schema"])) ?? [];

    /// <summary>The names of the schemas that some schemas refer to, directly or through others, with the families that they belong to.</summary>
    public static HashSet<string> Reach(this JObject schemas, IEnumerable<JObject> roots)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<JObject>(roots);
        while (open.TryPop(out var schema))
        {
            foreach (var name in schema.ObjectsAndSelf().Select(node => node.ReferencedSchema()).Append((string?)schema[Words.Family]).OfType<string>())
            {
                if (reached.Add(name))
                {
                    open.Push((JObject)schemas[name]!);
                }
            }
        }

        return reached;
    }

    private static IEnumerable<JObject> SharedSchemas(JObject document)
    {
        var shared = document.IsSwagger2() ? document : document["components"] as JObject;
        return (shared?["parameters"].Objects().SelectMany(ParameterSchemas) ?? [])
            .Concat(shared?["requestBodies"].Objects().SelectMany(ContentSchemas) ?? [])
            .Concat(shared?["responses"].Objects().SelectMany(ResponseSchemas) ?? []);
    }

    // In Swagger 2.0 a parameter outside the body is its own schema.
    private static IEnumerable<JObject> ParameterSchemas(JObject parameter) => parameter switch
    {
        _ when parameter["schema"] is JObject schema => [schema],
        _ when parameter["type"] is JValue => [parameter],
        _ => [],
    };

    private static IEnumerable<JObject> Present(JToken? schema) => schema is JObject node ? [node] : [];
}
