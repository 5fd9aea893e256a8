using DataGouv.Generator.Documents;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Differences.Contracts;

/// <summary>Reads what a document promises: Swagger 2.0 or OpenAPI 3.0, as published or canonical.</summary>
internal sealed class ContractReader
{
    private const string Json = "application/json";
    private const string UrlEncodedForm = "application/x-www-form-urlencoded";

    private static readonly string[] OperationWords = [Words.SafeToRepeat, Words.Page, Words.Stream];

    private readonly JObject _document;

    private ContractReader(JObject document) => _document = document;

    /// <summary>Reads a document, which is left as it is.</summary>
    public static Contract Read(JObject document)
    {
        var reader = new ContractReader((JObject)document.DeepClone());
        return reader.Read();
    }

    private Contract Read()
    {
        if (_document["swagger"] is not JValue && _document["openapi"] is not JValue)
        {
            throw new DocumentException("$", "This is neither Swagger 2.0 nor OpenAPI 3.", "Give documents that say \"swagger\" or \"openapi\" at their top.");
        }

        var schemas = _document.Schemas();
        var models = schemas.Properties().Where(schema => schema.Value is JObject)
            .ToDictionary(schema => schema.Name, schema => ShapeReader.Read((JObject)schema.Value), StringComparer.Ordinal);
        return new Contract([.. _document.Operations().Select(ReadOperation)], models)
        {
            Servers = Servers(),
            Schemes = Sorted(_document["schemes"]?.Select(ShapeReader.Text) ?? ServerAddresses().Where(url => url.Contains("://", StringComparison.Ordinal)).Select(url => url[..url.IndexOf(':', StringComparison.Ordinal)])),
            SecuritySchemes = ((_document["securityDefinitions"] ?? _document["components"]?["securitySchemes"]) as JObject)?.Properties()
                .ToDictionary(scheme => scheme.Name, scheme => SchemeText(scheme.Value), StringComparer.Ordinal) ?? [],
            Markings = Marked(_document, Words.Root),
            Prose = DocumentProse(),
            IsCanonical = schemas.Objects().Any(schema => schema[Words.Direction] is not null),
        };
    }

    private ContractOperation ReadOperation(Operation operation)
    {
        var node = operation.Node;
        var parameters = Resolved(operation).ToList();
        return new ContractOperation
        {
            Verb = operation.Verb,
            Path = operation.Path,
            JsonPath = operation.JsonPath,
            Id = (string?)node["operationId"],
            IsMethod = (bool?)node[Words.Client] ?? true,
            Deprecated = ShapeReader.Flag(node, "deprecated"),
            Access = (string?)node[Words.Access] switch { "authenticated" => 1, "administrator" => 2, _ => 0 },
            Security = Security(node["security"] ?? _document["security"]),
            Parameters = [.. parameters.Where(parameter => (string?)parameter["in"] is not ("body" or "formData")).Select(ReadParameter)],
            Body = node["requestBody"] is JObject body ? ReadBody(Resolve(body)) : SwaggerBody(operation, parameters),
            Responses = (node["responses"] as JObject)?.Properties().Where(response => response.Value is JObject)
                .ToDictionary(response => response.Name, response => ReadResponse(operation, (JObject)response.Value), StringComparer.Ordinal) ?? [],
            Markings = Marked(node, OperationWords),
            Prose = ShapeReader.ProseOf(node, "summary", "tags"),
        };
    }

    private IEnumerable<JObject> Resolved(Operation operation)
    {
        var own = operation.Node["parameters"].Objects().Select(Resolve).ToList();
        var shared = operation.PathItem["parameters"].Objects().Select(Resolve)
            .Where(outer => !own.Any(inner => (string?)inner["name"] == (string?)outer["name"] && (string?)inner["in"] == (string?)outer["in"]));
        return shared.Concat(own);
    }

    private static ContractParameter ReadParameter(JObject parameter)
    {
        var schema = parameter["schema"] as JObject ?? parameter;
        return new ContractParameter(
            (string?)parameter["name"] ?? "",
            (string?)parameter["in"] ?? "",
            parameter.JsonPath(),
            ShapeReader.Flag(parameter, "required"),
            ShapeReader.Flag(parameter, "deprecated"),
            StyleOf(parameter, schema),
            ReferenceEquals(schema, parameter) ? ShapeReader.Read(schema) with { Prose = new Dictionary<string, string>(), Deprecated = false } : ShapeReader.Read(schema),
            ShapeReader.ProseOf(parameter));
    }

    private static string? StyleOf(JObject parameter, JObject schema) => (schema["items"], (string?)parameter["collectionFormat"]) switch
    {
        (null, _) => null,
        (_, "multi") => "repeated",
        (_, { } format) => "joined by " + format,
        _ when parameter["schema"] is null => "joined by csv",
        _ when (string?)parameter["in"] is not ("query" or "cookie") => "joined by csv",
        _ when parameter["explode"] is not JValue { Value: false } => "repeated",
        _ => (string?)parameter["style"] switch { "spaceDelimited" => "joined by ssv", "pipeDelimited" => "joined by pipes", _ => "joined by csv" },
    };

    private ContractBody? SwaggerBody(Operation operation, List<JObject> parameters)
    {
        var consumes = MediaTypes(operation.Node["consumes"] ?? _document["consumes"]);
        if (parameters.Find(parameter => (string?)parameter["in"] == "body") is { } body)
        {
            var shape = body["schema"] is JObject schema ? ShapeReader.Read(schema) : null;
            return new ContractBody(body.JsonPath(), consumes.ToDictionary(type => type, _ => shape, StringComparer.Ordinal), new Dictionary<string, string>(), ShapeReader.ProseOf(body));
        }

        var fields = parameters.Where(parameter => (string?)parameter["in"] == "formData").ToList();
        if (fields.Count == 0)
        {
            return null;
        }

        var hasFile = fields.Any(field => (string?)field["type"] == "file");
        var type = hasFile || !consumes.Contains(UrlEncodedForm) ? MediaType.Form : UrlEncodedForm;
        return new ContractBody(
            operation.JsonPath + ".parameters",
            new Dictionary<string, Shape?>(StringComparer.Ordinal) { [type] = Form(operation, fields) },
            new Dictionary<string, string>(),
            new Dictionary<string, string>());
    }

    private static Shape Form(Operation operation, List<JObject> fields) => new()
    {
        JsonPath = operation.JsonPath + ".parameters",
        Form = ShapeForm.Object,
        Type = "object",
        Properties = fields.ToDictionary(field => (string)field["name"]!, FieldShape, StringComparer.Ordinal),
        Required = fields.Where(field => ShapeReader.Flag(field, "required")).Select(field => (string)field["name"]!).ToHashSet(StringComparer.Ordinal),
    };

    // What Swagger 2.0 calls a file is binary text in OpenAPI 3.0.
    private static Shape FieldShape(JObject field) =>
        (string?)field["type"] == "file" ? ShapeReader.Read(field) with { Format = "binary" } : ShapeReader.Read(field);

    private ContractBody ReadBody(JObject body) => new(
        body.JsonPath(),
        (body["content"] as JObject)?.Properties().ToDictionary(content => content.Name, content => SchemaOf(content.Value), StringComparer.Ordinal) ?? [],
        (body["headers"] as JObject)?.Properties().ToDictionary(header => header.Name, header => HeaderType(header.Value), StringComparer.OrdinalIgnoreCase) ?? [],
        ShapeReader.ProseOf(body));

    private ContractBody ReadResponse(Operation operation, JObject response)
    {
        response = Resolve(response);
        var body = ReadBody(response);
        return response["schema"] is JObject schema
            ? body with { Contents = MediaTypes(operation.Node["produces"] ?? _document["produces"]).ToDictionary(type => type, _ => (Shape?)ShapeReader.Read(schema), StringComparer.Ordinal) }
            : body;
    }

    private static Shape? SchemaOf(JToken content) => content["schema"] is JObject schema ? ShapeReader.Read(schema) : null;

    private string HeaderType(JToken header) => header is JObject node ? ShapeReader.Read(Resolve(node)["schema"] as JObject ?? Resolve(node)).Describe() : "";

    private static List<string> MediaTypes(JToken? list) => list is JArray { Count: > 0 } types ? [.. types.Select(ShapeReader.Text).Distinct()] : [Json];

    private JObject Resolve(JObject node)
    {
        for (var hops = 0; hops < 10 && (string?)(node["$ref"] as JValue) is { } reference && reference.StartsWith("#/", StringComparison.Ordinal); hops++)
        {
            JToken? target = _document;
            foreach (var step in reference[2..].Split('/'))
            {
                target = (target as JObject)?[Uri.UnescapeDataString(step).Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)];
            }

            node = target as JObject ?? throw new DocumentException(node.JsonPath(), $"The reference {reference} leads nowhere.", "Correct the reference, or add what it names.");
        }

        return node;
    }

    private IEnumerable<string> ServerAddresses() => _document["servers"].Objects().Select(server => (string?)server["url"]).OfType<string>();

    private List<string> Servers() => Sorted(_document.IsSwagger2()
        ? [(string?)_document["host"] + ((string?)_document["basePath"] ?? "")]
        : ServerAddresses().Select(url => url[(url.IndexOf("://", StringComparison.Ordinal) is var at and >= 0 ? at + 3 : 0)..].TrimEnd('/')));

    private Dictionary<string, string> DocumentProse()
    {
        var prose = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var fact in (_document["info"] as JObject)?.Properties() ?? [])
        {
            prose["info." + fact.Name] = ShapeReader.Text(fact.Value);
        }

        foreach (var tag in _document["tags"].Objects())
        {
            prose[$"tag {tag["name"]}"] = (string?)tag["description"] ?? "";
        }

        return prose;
    }

    private static Dictionary<string, string> Marked(JObject node, params string[] words) =>
        words.Where(word => node[word] is not null).ToDictionary(word => word, word => ShapeReader.Text(node[word]!), StringComparer.Ordinal);

    private static string SchemeText(JToken scheme) =>
        string.Join(", ", ((JObject)scheme).Properties().Where(fact => fact.Name != "description").Select(fact => $"{fact.Name}: {ShapeReader.Text(fact.Value)}").Order(StringComparer.Ordinal));

    private static string Security(JToken? requirements) => requirements is not JArray list ? "not said"
        : list.Count == 0 ? "nothing"
        : string.Join(" or ", list.Objects().Select(one => one.HasValues ? string.Join(" and ", one.Properties().Select(scheme => scheme.Name + (scheme.Value.HasValues ? $" ({string.Join(", ", scheme.Value.Select(ShapeReader.Text).Order(StringComparer.Ordinal))})" : "")).Order(StringComparer.Ordinal)) : "nothing").Order(StringComparer.Ordinal));

    private static List<string> Sorted(IEnumerable<string> values) => [.. values.Where(value => value.Length > 0).Distinct().Order(StringComparer.Ordinal)];
}
