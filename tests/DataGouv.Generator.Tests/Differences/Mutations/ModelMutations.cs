using DataGouv.Generator.Differences;
using DataGouv.Generator.Documents;
using Newtonsoft.Json.Linq;
using static DataGouv.Generator.Differences.DifferenceChange;
using static DataGouv.Generator.Differences.DifferenceClass;

namespace DataGouv.Generator.Tests.Differences.Mutations;

/// <summary>Models and properties that come, go, are renamed, and what is said of them.</summary>
internal static class ModelMutations
{
    public static IEnumerable<Mutation> All =>
    [
        new("a model is added that nothing uses", AddUnused),
        new("a model is renamed", document => Rename(document, name => "Brandnew" + name, BreakingAtCompileTime)),
        new("a model is renamed to the same class", document => Rename(document, name => name + " (read)", None, name => !name.Contains('(', StringComparison.Ordinal))),
        new("a model is described", Describe),
        new("a property is added to what is read", document => Add(document, document.OnlyRead, required: false, Additive)),
        new("a property is added to what is sent", document => Add(document, document.OnlyWritten, required: false, Additive)),
        new("a compulsory property is added to what is read", document => Add(document, document.OnlyRead, required: true, Additive)),
        new("a compulsory property is added to what is sent", document => Add(document, document.OnlyWritten, required: true, BreakingAtCompileTime)),
        new("a compulsory property is added to what is read and sent", document => Add(document, document.BothWays, required: true, BreakingAtRunTime)),
        new("a property is removed", Remove),
        new("a property is renamed", document => RenameProperty(document, name => name + "_renamed", BreakingAtCompileTime)),
        new("a property has another type", document => Change(document, Used(document), IsText, node => node["type"] = "integer", DifferenceKind.Type, BreakingAtCompileTime)),
        new("a property has another format", document => Change(document, Used(document), IsText, node => node["format"] = "my-custom-format", DifferenceKind.Type, Documentation)),
        new("a property becomes a list", document => Change(document, Used(document), node => IsText(node) && node.Count == 1, node => node.Replace(new JObject { ["type"] = "array", ["items"] = new JObject { ["type"] = "string" } }), DifferenceKind.Type, BreakingAtCompileTime)),
        new("a property of what is read is compulsory", document => Require(document, document.OnlyRead, true, None)),
        new("a property of what is sent becomes compulsory", document => Require(document, document.OnlyWritten, true, BreakingAtCompileTime)),
        new("a property of what is sent is compulsory no more", document => Require(document, document.OnlyWritten, false, Additive)),
        new("a property of what is read and sent becomes compulsory", document => Require(document, document.BothWays, true, BreakingAtRunTime)),
        new("a property of what is sent takes null", document => Change(document, document.OnlyWritten, node => node["x-nullable"] is null && IsText(node), node => node["x-nullable"] = true, DifferenceKind.Nullable, Additive)),
        new("a property of what is read may be null", document => Change(document, document.OnlyRead, node => node["x-nullable"] is null && IsText(node), node => node["x-nullable"] = true, DifferenceKind.Nullable, None)),
        new("a property of what is sent is set by the server", document => Change(document, document.OnlyWritten, node => node["readOnly"] is null && IsText(node), node => node["readOnly"] = true, DifferenceKind.ReadOnly, BreakingAtRunTime)),
        new("a property of what is sent is set by the server no more", document => Change(document, document.Written.Contains, node => node["readOnly"] is JValue { Value: true }, node => node.Remove("readOnly"), DifferenceKind.ReadOnly, Additive)),
        new("a property of what is read is set by the server", document => Change(document, document.OnlyRead, node => node["readOnly"] is null && IsText(node), node => node["readOnly"] = true, DifferenceKind.ReadOnly, Documentation)),
        new("a property is deprecated", document => Change(document, Used(document), IsText, node => node["deprecated"] = true, DifferenceKind.Deprecation, Documentation)),
        new("a default of what is sent changes", document => Change(document, document.Written.Contains, node => node["default"] is JValue { Value: bool }, node => node["default"] = !(bool)node["default"]!, DifferenceKind.Default, BreakingAtRunTime)),
        new("a default of what is read is told", document => Change(document, document.OnlyRead, node => node["default"] is null && IsText(node), node => node["default"] = "none", DifferenceKind.Default, Documentation)),
        new("a pattern of what is sent is added", document => Limit(document, document.OnlyWritten, Added, BreakingAtRunTime)),
        new("a pattern of what is read is added", document => Limit(document, document.OnlyRead, Added, Documentation)),
        new("a value of an enum is added", document => Value(document, values => values.Add("brand-new"), Added, _ => "brand-new", Additive)),
        new("a value of an enum is removed", document => Value(document, values => values.RemoveAt(0), Removed, first => first, BreakingAtCompileTime)),
    ];

    private static Func<string, bool> Used(MutableDocument document) => name => document.Read.Contains(name) || document.Written.Contains(name);

    private static bool IsText(JObject node) => node["type"]?.ToString() == "string" && node["enum"] is null && node["format"] is null;

    private static ExpectedDifference[]? AddUnused(MutableDocument document)
    {
        document.Root.Schemas()["Brandnew"] = new JObject { ["type"] = "object", ["properties"] = new JObject { ["a"] = new JObject { ["type"] = "string" } } };
        return [new(DifferenceKind.Model, Added, "Brandnew", None)];
    }

    private static ExpectedDifference[]? Rename(MutableDocument document, Func<string, string> to, DifferenceClass harm, Func<string, bool>? suits = null)
    {
        // A page is told by its rows, which are called alike in all pages: its name decides nothing that shape and place do not.
        if (document.PickModel(model => document.OnlyRead(model.Name) && document.Root.Schemas()[to(model.Name)] is null && (suits?.Invoke(model.Name) ?? true)) is not { } chosen)
        {
            return null;
        }

        var name = to(chosen.Name);
        foreach (var node in document.Root.ObjectsAndSelf().Where(node => node.ReferencedSchema() is { } found && Uri.UnescapeDataString(found) == chosen.Name))
        {
            var reference = (string)node["$ref"]!;
            node["$ref"] = reference[..(reference.LastIndexOf('/') + 1)] + Uri.EscapeDataString(name);
        }

        chosen.Replace(new JProperty(name, chosen.Value));
        return [new(DifferenceKind.Model, Renamed, name, harm)];
    }

    private static ExpectedDifference[]? Describe(MutableDocument document)
    {
        if (document.PickModel(model => model.Value["description"] is null) is not { } model)
        {
            return null;
        }

        model.Value["description"] = "What it is.";
        return [new(DifferenceKind.Prose, Added, $"{model.Name} description", Documentation)];
    }

    private static ExpectedDifference[]? Add(MutableDocument document, Func<string, bool> suits, bool required, DifferenceClass harm)
    {
        if (document.PickModel(model => suits(model.Name)) is not { } model)
        {
            return null;
        }

        model.Value["properties"]!["zzz"] = new JObject { ["type"] = "boolean" };
        if (required)
        {
            model.Value["required"] = new JArray((model.Value["required"] as JArray ?? []).Append("zzz"));
        }

        return [new(DifferenceKind.Property, Added, $"{model.Name}.zzz", harm)];
    }

    private static ExpectedDifference[]? Remove(MutableDocument document)
    {
        if (document.PickProperty(Used(document), node => IsText(node) && !IsRequired((JProperty)node.Parent!)) is not { } property)
        {
            return null;
        }

        var place = PlaceOf(property);
        property.Remove();
        return [new(DifferenceKind.Property, Removed, place, BreakingAtCompileTime)];
    }

    private static ExpectedDifference[]? RenameProperty(MutableDocument document, Func<string, string> to, DifferenceClass harm)
    {
        if (document.PickProperty(Used(document), node => IsText(node) && !IsRequired((JProperty)node.Parent!)) is not { } property)
        {
            return null;
        }

        var model = MutableDocument.ModelOf(property).Name;
        property.Replace(new JProperty(to(property.Name), property.Value));
        return [new(DifferenceKind.Property, Renamed, $"{model}.{to(property.Name)}", harm)];
    }

    private static ExpectedDifference[]? Change(MutableDocument document, Func<string, bool> model, Func<JObject, bool> suits, Action<JObject> change, DifferenceKind kind, DifferenceClass harm)
    {
        if (document.PickProperty(model, suits) is not { } property)
        {
            return null;
        }

        var place = PlaceOf(property);
        change((JObject)property.Value);
        return [new(kind, Changed, place, harm)];
    }

    private static ExpectedDifference[]? Limit(MutableDocument document, Func<string, bool> model, DifferenceChange how, DifferenceClass harm)
    {
        if (document.PickProperty(model, node => IsText(node) && node["pattern"] is null) is not { } property)
        {
            return null;
        }

        property.Value["pattern"] = "^[a-z]+$";
        return [new(DifferenceKind.Constraint, how, PlaceOf(property) + " pattern", harm)];
    }

    private static ExpectedDifference[]? Require(MutableDocument document, Func<string, bool> model, bool now, DifferenceClass harm)
    {
        if (document.PickProperty(model, node => IsRequired((JProperty)node.Parent!) != now) is not { } property)
        {
            return null;
        }

        var owner = MutableDocument.ModelOf(property).Value;
        var names = (owner["required"] as JArray ?? []).Select(name => (string)name!);
        owner["required"] = new JArray(now ? names.Append(property.Name) : names.Where(name => name != property.Name));
        return [new(DifferenceKind.Required, Changed, PlaceOf(property), harm)];
    }

    private static ExpectedDifference[]? Value(MutableDocument document, Action<JArray> change, DifferenceChange how, Func<string, string> value, DifferenceClass harm)
    {
        if (document.PickProperty(Used(document), node => node["enum"] is JArray { Count: > 2 } && node["type"]?.ToString() == "string") is not { } property)
        {
            return null;
        }

        var values = (JArray)property.Value["enum"]!;
        var first = (string)values[0]!;
        change(values);
        return [new(DifferenceKind.EnumValue, how, $"{PlaceOf(property)} {value(first)}", harm)];
    }

    private static bool IsRequired(JProperty property) =>
        (MutableDocument.ModelOf(property).Value["required"] as JArray)?.Any(name => (string?)name == property.Name) is true;

    private static string PlaceOf(JProperty property) => $"{MutableDocument.ModelOf(property).Name}.{property.Name}";
}
