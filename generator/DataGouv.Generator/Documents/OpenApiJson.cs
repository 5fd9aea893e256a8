using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Documents;

/// <summary>Walks over the parts of an OpenAPI document that is held as <see cref="JObject"/>.</summary>
internal static class OpenApiJson
{
    /// <summary>Where an OpenAPI 3.0 reference to a schema begins.</summary>
    public const string SchemaReference = "#/components/schemas/";

    private static readonly string[] Verbs = ["get", "put", "post", "delete", "patch", "head", "options", "trace"];

    /// <summary>Is the member of a path an operation?</summary>
    public static bool IsVerb(string member) => Verbs.Contains(member);

    /// <summary>Is it Swagger 2.0? Otherwise OpenAPI 3.</summary>
    public static bool IsSwagger2(this JObject document) => (string?)document["swagger"] is not null;

    /// <summary>The named schemas: <c>definitions</c> in Swagger 2.0, <c>components.schemas</c> in OpenAPI 3.0. Made when absent.</summary>
    public static JObject Schemas(this JObject document) => document.IsSwagger2()
        ? document.Child("definitions")
        : document.Child("components").Child("schemas");

    /// <summary>The JSON path of a named schema.</summary>
    public static string SchemaPath(this JObject document, string name) =>
        document.IsSwagger2() ? $"$.definitions['{name}']" : $"$.components.schemas['{name}']";

    /// <summary>All operations, in document order.</summary>
    public static IEnumerable<Operation> Operations(this JObject document) =>
        from path in (document["paths"] as JObject)?.Properties() ?? []
        where path.Value is JObject
        from member in ((JObject)path.Value).Properties()
        where IsVerb(member.Name) && member.Value is JObject
        select new Operation(path.Name, member.Name, (JObject)path.Value, (JObject)member.Value);

    /// <summary>The operations that become methods of the client. The others (CORS preflights, HEAD) are facts for readers of the document.</summary>
    public static IEnumerable<Operation> ClientOperations(this JObject document) =>
        document.Operations().Where(operation => (bool?)operation.Node[Words.Client] ?? true);

    /// <summary>A member that must be an object; made when absent.</summary>
    public static JObject Child(this JObject parent, string name)
    {
        if (parent[name] is not JObject child)
        {
            parent[name] = child = [];
        }

        return child;
    }

    /// <summary>The objects that are members or items of this one.</summary>
    public static IEnumerable<JObject> Objects(this JToken? token) => token switch
    {
        JObject node => node.PropertyValues().OfType<JObject>(),
        JArray items => items.OfType<JObject>(),
        _ => [],
    };

    /// <summary>This object and all objects inside it, in document order.</summary>
    public static IEnumerable<JObject> ObjectsAndSelf(this JToken root) => root is JContainer container
        ? container.DescendantsAndSelf().OfType<JObject>()
        : [];

    /// <summary>The name of the schema that a reference object points to, or null when it is no reference to a schema.</summary>
    public static string? ReferencedSchema(this JToken? node) =>
        (node as JObject)?["$ref"] is JValue { Type: JTokenType.String } value ? SchemaOf((string)value!) : null;

    /// <summary>The name of the schema that a reference points to, or null when the text is none.</summary>
    public static string? SchemaOf(string reference) => reference switch
    {
        _ when reference.StartsWith(SchemaReference, StringComparison.Ordinal) => reference[SchemaReference.Length..],
        _ when reference.StartsWith("#/definitions/", StringComparison.Ordinal) => reference["#/definitions/".Length..],
        _ => null,
    };

    /// <summary>A reference object to a schema of an OpenAPI 3.0 document.</summary>
    public static JObject ReferenceTo(string schema) => new() { ["$ref"] = SchemaReference + schema };

    /// <summary>A segment of a JSON Pointer as the name that it stands for.</summary>
    public static string Unescape(string segment) => segment.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);

    /// <summary>The JSON path of a JSON Pointer, such as <c>#/paths/~1a~1/get</c>.</summary>
    public static string PathOfPointer(string pointer) =>
        "$" + string.Concat(pointer.TrimStart('#').Split('/', StringSplitOptions.RemoveEmptyEntries).Select(segment => JsonTrail.Step(Unescape(segment))));

    /// <summary>The JSON path of a part of a document, for messages.</summary>
    public static string JsonPath(this JToken token) => token.Path.Length == 0 ? "$" : token.Path[0] == '[' ? "$" + token.Path : "$." + token.Path;
}
