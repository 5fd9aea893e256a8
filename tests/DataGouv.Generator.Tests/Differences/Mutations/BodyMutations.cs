using DataGouv.Generator.Differences;
using DataGouv.Generator.Documents;
using Newtonsoft.Json.Linq;
using static DataGouv.Generator.Differences.DifferenceChange;
using static DataGouv.Generator.Differences.DifferenceClass;

namespace DataGouv.Generator.Tests.Differences.Mutations;

/// <summary>What is sent: bodies and forms of Swagger 2.0.</summary>
internal static class BodyMutations
{
    public static IEnumerable<Mutation> All =>
    [
        new("a body is asked for", Add),
        new("a body is asked for no more", Remove, ChangesReach: true),
        new("a body is another model", ChangeModel, ChangesReach: true),
        new("a body becomes a form", BecomeForm, ChangesReach: true),
        new("a form has one more field", document => Field(document, required: false, Additive)),
        new("a form has one more compulsory field", document => Field(document, required: true, BreakingAtCompileTime)),
        new("a form loses a field", LoseField),
    ];

    private static ExpectedDifference[]? Add(MutableDocument document)
    {
        if (!document.IsSwagger2 || document.PickOperation(operation => operation.Verb == "post" && !HasBody(operation)) is not { } operation)
        {
            return null;
        }

        Parameters(operation).Add(new JObject { ["name"] = "payload", ["in"] = "body", ["schema"] = new JObject { ["type"] = "object" } });
        return [new(DifferenceKind.Body, Added, $"{operation.Title} body", BreakingAtCompileTime)];
    }

    private static ExpectedDifference[]? Remove(MutableDocument document)
    {
        if (document.PickOperation(operation => JsonBody(operation) is not null) is not { } operation)
        {
            return null;
        }

        JsonBody(operation)!.Remove();
        return [new(DifferenceKind.Body, Removed, $"{operation.Title} body", BreakingAtCompileTime)];
    }

    private static ExpectedDifference[]? ChangeModel(MutableDocument document)
    {
        if (document.PickOperation(operation => JsonBody(operation)?["schema"].ReferencedSchema() is not null) is not { } operation
            || document.PickModel(model => document.OnlyRead(model.Name)) is not { } other)
        {
            return null;
        }

        JsonBody(operation)!["schema"]!["$ref"] = "#/definitions/" + Uri.EscapeDataString(other.Name);
        return [new(DifferenceKind.Type, Changed, $"{operation.Title} body", BreakingAtCompileTime)];
    }

    private static ExpectedDifference[]? BecomeForm(MutableDocument document)
    {
        if (document.PickOperation(operation => JsonBody(operation) is not null) is not { } operation)
        {
            return null;
        }

        JsonBody(operation)!.Replace(new JObject { ["name"] = "file", ["in"] = "formData", ["type"] = "file" });
        operation.Node["consumes"] = new JArray(MediaType.Form);
        return [new(DifferenceKind.Body, Changed, $"{operation.Title} body", BreakingAtCompileTime)];
    }

    private static ExpectedDifference[]? Field(MutableDocument document, bool required, DifferenceClass harm)
    {
        if (document.PickOperation(operation => Fields(operation).Any()) is not { } operation)
        {
            return null;
        }

        Parameters(operation).Add(new JObject { ["name"] = "zzz", ["in"] = "formData", ["type"] = "boolean", ["required"] = required });
        return [new(DifferenceKind.Property, Added, $"{operation.Title} body.zzz", harm)];
    }

    private static ExpectedDifference[]? LoseField(MutableDocument document)
    {
        if (document.PickOperation(operation => Fields(operation).Count() > 2) is not { } operation)
        {
            return null;
        }

        var field = Fields(operation).First(one => (string?)one["type"] != "file");
        field.Remove();
        return [new(DifferenceKind.Property, Removed, $"{operation.Title} body.{field["name"]}", BreakingAtCompileTime)];
    }

    private static bool HasBody(Operation operation) => operation.Parameters.Any(parameter => (string?)parameter["in"] is "body" or "formData");

    private static JObject? JsonBody(Operation operation) => operation.Node["parameters"].Objects().FirstOrDefault(parameter => (string?)parameter["in"] == "body");

    private static IEnumerable<JObject> Fields(Operation operation) => operation.Node["parameters"].Objects().Where(parameter => (string?)parameter["in"] == "formData");

    private static JArray Parameters(Operation operation)
    {
        operation.Node["parameters"] ??= new JArray();
        return (JArray)operation.Node["parameters"]!;
    }
}
