using DataGouv.Generator.Differences;
using DataGouv.Generator.Documents;
using Newtonsoft.Json.Linq;
using static DataGouv.Generator.Differences.DifferenceChange;
using static DataGouv.Generator.Differences.DifferenceClass;

namespace DataGouv.Generator.Tests.Differences.Mutations;

/// <summary>Operations that come, go, move, and what is said of them.</summary>
internal static class OperationMutations
{
    public static IEnumerable<Mutation> All =>
    [
        new("an operation is removed", Remove, ChangesReach: true),
        new("an operation is added", Add),
        new("an operation moves to another path", document => Move(document, operation => "/moved" + operation.Path, BreakingAtCompileTime)),
        new("an operation loses its last slash", document => Move(document, operation => operation.Path.TrimEnd('/'), None, operation => operation.Path is [_, .., not '}', '/'])),
        new("a path parameter is renamed", RenamePathParameter),
        new("an identifier changes of which nothing is named", document => ChangeId(document, namesTypes: false, None)),
        new("an identifier changes of which enums are named", document => ChangeId(document, namesTypes: true, BreakingAtCompileTime)),
        new("an operation is deprecated", Deprecate),
        new("an operation asks for a credential", AskForCredential),
        new("a summary is written", document => Say(document, "summary", "What it does.")),
        new("an error is documented", document => Answer(document, "418", new JObject { ["description"] = "" }, Documentation)),
        new("an error is documented no more", ForgetError),
        new("a success has another status", ChangeStatus),
        new("a success may come without a body", document => Answer(document, "204", new JObject { ["description"] = "" }, BreakingAtRunTime, operation => JsonSchema(operation) is not null && Single(operation))),
        new("a result appears", Result),
        new("a result is another model", ChangeResult, ChangesReach: true),
        new("a response header is documented", Header),
    ];

    private static ExpectedDifference[]? Remove(MutableDocument document)
    {
        if (document.PickOperation(_ => true) is not { } operation)
        {
            return null;
        }

        operation.Node.Parent!.Remove();
        return [new(DifferenceKind.Operation, Removed, operation.Title, BreakingAtCompileTime)];
    }

    private static ExpectedDifference[]? Add(MutableDocument document)
    {
        if (document.PickOperation(operation => operation.Verb == "get" && !operation.Path.Contains('{')) is not { } operation)
        {
            return null;
        }

        var path = "/brand-new" + operation.Path;
        var copy = (JObject)operation.Node.DeepClone();
        copy["operationId"] = "brand_new_operation";
        document.Root["paths"]![path] = new JObject { ["get"] = copy };
        return [new(DifferenceKind.Operation, Added, $"GET {path}", Additive)];
    }

    private static ExpectedDifference[]? Move(MutableDocument document, Func<Operation, string> to, DifferenceClass harm, Func<Operation, bool>? suits = null)
    {
        if (document.PickOperation(operation => operation.Node["operationId"] is not null && document.Root["paths"]![to(operation)] is null && (suits?.Invoke(operation) ?? true)) is not { } operation)
        {
            return null;
        }

        var path = to(operation);
        operation.Node.Parent!.Remove();
        document.Root["paths"]![path] = new JObject { ["parameters"] = operation.PathItem["parameters"]?.DeepClone() ?? new JArray(), [operation.Verb] = operation.Node };
        return [new(DifferenceKind.Operation, Renamed, $"{operation.Verb.ToUpperInvariant()} {path}", harm)];
    }

    private static ExpectedDifference[]? RenamePathParameter(MutableDocument document)
    {
        var alone = document.Root.Operations().Where(operation => operation.Path.EndsWith("}/", StringComparison.Ordinal)
            && ((JObject)operation.PathItem).Properties().Count(member => member.Name != "parameters") == 1 && LastParameter(operation) is not null);
        if (document.Pick(alone, operation => operation.PathItem) is not { } chosen)
        {
            return null;
        }

        var parameter = LastParameter(chosen)!;
        var path = chosen.Path.Replace($"{{{parameter["name"]}}}", "{renamed_here}", StringComparison.Ordinal);
        parameter["name"] = "renamed_here";
        var item = chosen.PathItem;
        item.Parent!.Remove();
        document.Root["paths"]![path] = item;
        return [new(DifferenceKind.Parameter, Renamed, $"{chosen.Verb.ToUpperInvariant()} {path} path.renamed_here", None)];
    }

    private static JObject? LastParameter(Operation operation) =>
        operation.Parameters.FirstOrDefault(parameter => (string?)parameter["in"] == "path" && operation.Path.EndsWith($"/{{{parameter["name"]}}}/", StringComparison.Ordinal));

    private static ExpectedDifference[]? ChangeId(MutableDocument document, bool namesTypes, DifferenceClass harm)
    {
        if (document.PickOperation(operation => operation.Node["operationId"] is not null && HasEnum(operation) == namesTypes && !HasForm(operation)) is not { } operation)
        {
            return null;
        }

        operation.Node["operationId"] = "another_identifier";
        return [new(DifferenceKind.OperationId, Changed, operation.Title, harm)];
    }

    private static bool HasEnum(Operation operation) => operation.Parameters.Any(parameter => (string?)parameter["in"] == "query"
        && (parameter["schema"] ?? parameter) is { } schema && ((schema["enum"] ?? schema["items"]?["enum"]) as JArray)?.Count > 1);

    private static bool HasForm(Operation operation) =>
        operation.Parameters.Any(parameter => (string?)parameter["in"] == "formData") || operation.RootSchemas().Any(schema => schema["properties"] is not null);

    private static ExpectedDifference[]? Deprecate(MutableDocument document)
    {
        if (document.PickOperation(operation => operation.Node["deprecated"] is null) is not { } operation)
        {
            return null;
        }

        operation.Node["deprecated"] = true;
        return [new(DifferenceKind.Deprecation, Changed, operation.Title, Documentation)];
    }

    private static ExpectedDifference[]? AskForCredential(MutableDocument document)
    {
        if (document.PickOperation(operation => operation.Node["security"] is null) is not { } operation)
        {
            return null;
        }

        operation.Node["security"] = new JArray(new JObject { ["apikey"] = new JArray() });
        return [new(DifferenceKind.Security, Changed, operation.Title, BreakingAtRunTime)];
    }

    private static ExpectedDifference[]? Say(MutableDocument document, string word, string text)
    {
        if (document.PickOperation(operation => operation.Node[word] is null) is not { } operation)
        {
            return null;
        }

        operation.Node[word] = text;
        return [new(DifferenceKind.Prose, Added, $"{operation.Title} {word}", Documentation)];
    }

    private static ExpectedDifference[]? Answer(MutableDocument document, string status, JObject response, DifferenceClass harm, Func<Operation, bool>? suits = null)
    {
        if (document.PickOperation(operation => operation.Node["responses"]?[status] is null && (suits?.Invoke(operation) ?? true)) is not { } operation)
        {
            return null;
        }

        operation.Node["responses"]![status] = response;
        return [new(DifferenceKind.Response, Added, $"{operation.Title} {status}", harm)];
    }

    private static ExpectedDifference[]? ForgetError(MutableDocument document)
    {
        if (document.PickOperation(operation => operation.Node["responses"]?["404"] is not null) is not { } operation)
        {
            return null;
        }

        ((JObject)operation.Node["responses"]!).Remove("404");
        return [new(DifferenceKind.Response, Removed, $"{operation.Title} 404", Documentation)];
    }

    private static ExpectedDifference[]? ChangeStatus(MutableDocument document)
    {
        if (document.PickOperation(operation => Single(operation) && operation.Node["responses"]!["200"] is not null) is not { } operation)
        {
            return null;
        }

        var responses = (JObject)operation.Node["responses"]!;
        responses["203"] = responses["200"];
        responses.Remove("200");
        return [new(DifferenceKind.Response, Removed, $"{operation.Title} 200", None), new(DifferenceKind.Response, Added, $"{operation.Title} 203", None)];
    }

    private static ExpectedDifference[]? Result(MutableDocument document)
    {
        if (document.PickOperation(operation => Single(operation) && operation.Successes.All(success => success.Value["schema"] is null && success.Value["content"] is null && success.Value["$ref"] is null)) is not { } operation)
        {
            return null;
        }

        var schema = new JObject { ["type"] = "string" };
        var success = operation.Successes.Single();
        success.Value[document.IsSwagger2 ? "schema" : "content"] = document.IsSwagger2 ? schema : new JObject { ["application/json"] = new JObject { ["schema"] = schema } };
        return [new(DifferenceKind.Response, Changed, $"{operation.Title} {success.Name}", Additive)];
    }

    private static ExpectedDifference[]? ChangeResult(MutableDocument document)
    {
        if (document.PickOperation(operation => Single(operation) && JsonSchema(operation)?.ReferencedSchema() is not null) is not { } operation
            || document.PickModel(other => document.Read.Contains(other.Name) && other.Name != Uri.UnescapeDataString(JsonSchema(operation).ReferencedSchema()!)) is not { } other)
        {
            return null;
        }

        var schema = JsonSchema(operation)!;
        var reference = (string)schema["$ref"]!;
        schema["$ref"] = reference[..(reference.LastIndexOf('/') + 1)] + Uri.EscapeDataString(other.Name);
        return [new(DifferenceKind.Type, Changed, $"{operation.Title} {operation.Successes.Single().Name}", BreakingAtCompileTime)];
    }

    private static ExpectedDifference[]? Header(MutableDocument document)
    {
        if (document.PickOperation(operation => operation.Successes.Any(success => success.Value["headers"] is null && success.Value["$ref"] is null)) is not { } operation)
        {
            return null;
        }

        var success = operation.Successes.First(success => success.Value["headers"] is null && success.Value["$ref"] is null);
        success.Value["headers"] = new JObject { ["X-Total"] = new JObject { ["type"] = "integer" } };
        return [new(DifferenceKind.Header, Added, $"{operation.Title} {success.Name} X-Total", Documentation)];
    }

    private static bool Single(Operation operation) => operation.Successes.Count() == 1;

    private static JObject? JsonSchema(Operation operation) => operation.Successes
        .Select(success => (success.Value["schema"] ?? success.Value["content"]?["application/json"]?["schema"]) as JObject).FirstOrDefault(schema => schema is not null);
}
