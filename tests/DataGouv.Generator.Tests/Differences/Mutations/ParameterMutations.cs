using DataGouv.Generator.Differences;
using DataGouv.Generator.Documents;
using Newtonsoft.Json.Linq;
using static DataGouv.Generator.Differences.DifferenceChange;
using static DataGouv.Generator.Differences.DifferenceClass;

namespace DataGouv.Generator.Tests.Differences.Mutations;

/// <summary>Parameters that come, go, are renamed, and what is said of them.</summary>
internal static class ParameterMutations
{
    public static IEnumerable<Mutation> All =>
    [
        new("a query parameter is added", document => Add(document, "query", required: false, Additive)),
        new("a compulsory query parameter is added", document => Add(document, "query", required: true, BreakingAtRunTime)),
        new("a header is added", document => Add(document, "header", required: false, None)),
        new("a query parameter is removed", Remove),
        new("a query parameter is renamed", document => Rename(document, _ => true, name => name + "_filter", BreakingAtCompileTime)),
        new("a query parameter is renamed to the same member", document => Rename(document, name => name.Contains('_', StringComparison.Ordinal), ToCamel, None)),
        new("a query parameter has another type", document => Change(document, IsText, schema => schema["type"] = "integer", DifferenceKind.Type, BreakingAtCompileTime)),
        new("a query parameter has another format", document => Change(document, schema => IsText(schema) && schema["format"] is null, schema => schema["format"] = "my-custom-format", DifferenceKind.Type, Documentation)),
        new("a query parameter becomes compulsory", document => Require(document, true, BreakingAtRunTime)),
        new("a query parameter is compulsory no more", document => Require(document, false, Additive)),
        new("a default changes", document => Change(document, schema => schema["default"] is JValue { Value: long }, schema => schema["default"] = 7777, DifferenceKind.Default, BreakingAtRunTime)),
        new("a default is told no more", document => Change(document, schema => schema["default"] is JValue, schema => schema.Remove("default"), DifferenceKind.Default, Documentation)),
        new("a limit is added", document => Limit(document, schema => schema["type"]?.ToString() == "integer" && schema["maximum"] is null, schema => schema["maximum"] = 9999, Added, " maximum", BreakingAtRunTime)),
        new("a limit is lifted", document => Limit(document, schema => schema["minimum"] is not null, schema => schema.Remove("minimum"), Removed, " minimum", Additive)),
        new("a limit is lowered", document => Limit(document, schema => schema["minimum"] is JValue { Value: 1L }, schema => schema["minimum"] = 0, Changed, " minimum", Additive)),
        new("a limit is raised", document => Limit(document, schema => schema["minimum"] is JValue { Value: 1L }, schema => schema["minimum"] = 2, Changed, " minimum", BreakingAtRunTime)),
        new("a value of a parameter is added", document => Value(document, values => values.Add("brand-new"), Added, _ => "brand-new", Additive)),
        new("a value of a parameter is removed", document => Value(document, values => values.RemoveAt(0), Removed, first => first, BreakingAtCompileTime)),
        new("a list is written otherwise", Serialize),
        new("a parameter is deprecated", Deprecate),
        new("a parameter is described", Describe),
    ];

    private static bool IsText(JObject schema) => schema["type"]?.ToString() == "string" && schema["enum"] is null && schema["format"] is null;

    private static string ToCamel(string name)
    {
        var words = name.Split('_');
        return words[0] + string.Concat(words[1..].Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
    }

    private static ExpectedDifference[]? Add(MutableDocument document, string place, bool required, DifferenceClass harm)
    {
        if (document.PickOperation(operation => operation.Node["parameters"] is JArray { Count: > 0 }) is not { } operation)
        {
            return null;
        }

        var parameter = new JObject { ["name"] = "zzz", ["in"] = place, ["required"] = required };
        (document.IsSwagger2 ? parameter : parameter.Child("schema"))["type"] = "string";
        ((JArray)operation.Node["parameters"]!).Add(parameter);
        return [new(DifferenceKind.Parameter, Added, $"{operation.Title} {place}.zzz", harm)];
    }

    private static ExpectedDifference[]? Remove(MutableDocument document)
    {
        if (document.PickParameter(_ => true) is not { } one)
        {
            return null;
        }

        one.Node.Remove();
        return [new(DifferenceKind.Parameter, Removed, one.Place, BreakingAtCompileTime)];
    }

    private static ExpectedDifference[]? Rename(MutableDocument document, Func<string, bool> suits, Func<string, string> to, DifferenceClass harm)
    {
        if (document.PickParameter(parameter => suits((string)parameter["name"]!)) is not { } one)
        {
            return null;
        }

        one.Node["name"] = to((string)one.Node["name"]!);
        return [new(DifferenceKind.Parameter, Renamed, one.Place, harm)];
    }

    private static ExpectedDifference[]? Change(MutableDocument document, Func<JObject, bool> suits, Action<JObject> change, DifferenceKind kind, DifferenceClass harm) =>
        Limit(document, suits, change, Changed, "", harm, kind);

    private static ExpectedDifference[]? Limit(
        MutableDocument document,
        Func<JObject, bool> suits,
        Action<JObject> change,
        DifferenceChange how,
        string suffix,
        DifferenceClass harm,
        DifferenceKind kind = DifferenceKind.Constraint)
    {
        if (document.PickParameter(parameter => suits(parameter["schema"] as JObject ?? parameter)) is not { } one)
        {
            return null;
        }

        change(one.Schema);
        return [new(kind, how, one.Place + suffix, harm)];
    }

    private static ExpectedDifference[]? Require(MutableDocument document, bool now, DifferenceClass harm)
    {
        if (document.PickParameter(parameter => (parameter["required"] is JValue { Value: true }) != now) is not { } one)
        {
            return null;
        }

        one.Node["required"] = now;
        return [new(DifferenceKind.Required, Changed, one.Place, harm)];
    }

    private static ExpectedDifference[]? Value(MutableDocument document, Action<JArray> change, DifferenceChange how, Func<string, string> value, DifferenceClass harm)
    {
        if (document.PickParameter(parameter => (parameter["schema"] ?? parameter)["enum"] is JArray { Count: > 2 }) is not { } one)
        {
            return null;
        }

        var values = (JArray)one.Schema["enum"]!;
        var first = (string)values[0]!;
        change(values);
        return [new(DifferenceKind.EnumValue, how, $"{one.Place} {value(first)}", harm)];
    }

    private static ExpectedDifference[]? Serialize(MutableDocument document)
    {
        if (document.PickParameter(parameter => parameter["collectionFormat"] is not null) is not { } one)
        {
            return null;
        }

        one.Node["collectionFormat"] = "pipes";
        return [new(DifferenceKind.Serialization, Changed, one.Place, BreakingAtRunTime)];
    }

    private static ExpectedDifference[]? Deprecate(MutableDocument document)
    {
        if (document.PickParameter(parameter => parameter["deprecated"] is null) is not { } one)
        {
            return null;
        }

        one.Node["deprecated"] = true;
        return [new(DifferenceKind.Deprecation, Changed, one.Place, Documentation)];
    }

    private static ExpectedDifference[]? Describe(MutableDocument document)
    {
        if (document.PickParameter(parameter => parameter["description"] is null) is not { } one)
        {
            return null;
        }

        one.Node["description"] = "What it filters by.";
        return [new(DifferenceKind.Prose, Added, $"{one.Place} description", Documentation)];
    }
}
