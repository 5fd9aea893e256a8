using DataGouv.Generator.Documents;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Passes.CSharp;

/// <summary>
/// Lists the types that each area of an API reads and writes, with what builds their contracts: models, enums, and the lists, maps and
/// optional values of them. An area is the first segment of the path, and in it what everybody may read is apart from all else: a
/// trimmed program that only reads datasets carries nothing of harvesters, nothing that is written, nothing that needs a key.
/// </summary>
internal sealed class ListJsonTypes : IPass
{
    /// <inheritdoc />
    public JObject Apply(JObject document)
    {
        var schemas = document.Schemas();
        var areas = document.Operations()
            .Where(operation => operation.Node[TemplateWords.Navigation] is null && Roots(operation).Any())
            .GroupBy(operation => Area(document, operation), StringComparer.Ordinal)
            .OrderBy(area => area.Key, StringComparer.Ordinal)
            .ToList();
        foreach (var (area, operation) in areas.SelectMany(area => area.Select(operation => (area.Key, operation))))
        {
            operation.Node[TemplateWords.Json] = area;
        }

        var types = areas.ToDictionary(area => area.Key, area => Types(area.SelectMany(Roots), schemas), StringComparer.Ordinal);

        // What is behind mixed values only: programs read it from their JSON.
        var listed = types.Values.SelectMany(area => area).ToHashSet(StringComparer.Ordinal);
        var others = schemas.Properties().Where(model => IsModel(model.Value) && !listed.Contains(ContractOf(model.Name)))
            .Select(model => OpenApiJson.ReferenceTo(model.Name));
        if (Types(others, schemas) is { Count: > 0 } rest)
        {
            types.Add($"{document[TemplateWords.Api]}OtherModelsJson", rest);
        }

        document[TemplateWords.JsonAreas] = new JArray(types.Keys);
        document[TemplateWords.JsonTypes] = new JObject(types.Select(area => new JProperty(area.Key, new JArray(area.Value))));
        return document;
    }

    /// <summary>The name of the class that holds the serializers of an operation.</summary>
    public static string Area(JObject document, Operation operation)
    {
        var prefix = "/" + ((string?)document[Words.Root] ?? "").Trim('/');
        var path = operation.Path.StartsWith(prefix + "/", StringComparison.Ordinal) ? operation.Path[prefix.Length..] : operation.Path;
        var segment = path.Split('/', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? "";
        var isOpenRead = operation.Verb == "get" && (string?)operation.Node[Words.Access] == "public";
        return $"{document[TemplateWords.Api]}{DotNetName.Pascal(segment)}{(isOpenRead ? "Read" : "")}Json";
    }

    private static List<string> Types(IEnumerable<JObject> used, JObject schemas)
    {
        var roots = used.ToList();
        var types = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in Reached(schemas, roots))
        {
            var model = (JObject)schemas[name]!;
            if (model["enum"] is not null)
            {
                types[name] = $"JsonType.Enum<{name}>";
                types[name + "?"] = $"JsonType.Nullable<{name}>";
            }
            else if (IsModel(model))
            {
                AddModel(name, model);
            }
        }

        roots.ForEach(root => Add(CSharpType.Of(root, schemas)));
        return [.. types.Select(type => type.Key + TemplateWords.Separator + type.Value)];

        void AddModel(string name, JObject model)
        {
            types[name] = $"{name}.CreateContract";
            if (model[TemplateWords.Members] is not null)
            {
                types["Unknown" + name] = $"Unknown{name}.CreateContract";
            }

            foreach (var property in Properties(model))
            {
                var type = CSharpType.Of(property, schemas);
                Add(type);
                if ((bool?)property[TemplateWords.SendsNull] is true)
                {
                    types[$"Optional<{type}>"] = $"JsonType.Optional<{type}>";
                }
            }
        }

        // Models and enums are there; plain values are known everywhere.
        void Add(string type)
        {
            if (CSharpType.ItemOf(type) is { } item)
            {
                types[type] = $"JsonType.List<{item}>";
                Add(item);
            }
            else if (CSharpType.ValueOf(type) is { } value)
            {
                types[type] = $"JsonType.Map<{value}>";
                Add(value);
            }
        }
    }

    private static bool IsModel(JToken schema) => CSharpType.IsClass(schema) && (string?)schema[TemplateWords.Kind] != "form";

    private static string ContractOf(string model) => $"{model}{TemplateWords.Separator}{model}.CreateContract";

    private static IEnumerable<JObject> Roots(Operation operation)
    {
        var answers = operation.Successes.SelectMany(response => SchemaWalk.ResponseSchemas((JObject)response.Value));
        return ((string?)operation.Node[TemplateWords.Result] == "json" ? answers : [])
            .Concat((string?)operation.Node[TemplateWords.Body] == "json" ? operation.RequestSchemas() : []);
    }

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

    private static IEnumerable<JObject> Properties(JObject model) =>
        model["properties"].Objects().Concat(model["allOf"].Objects().SelectMany(part => part["properties"].Objects()));
}
