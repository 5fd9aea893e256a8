using DataGouv.Generator.Differences;
using DataGouv.Generator.Documents;
using Newtonsoft.Json.Linq;
using static DataGouv.Generator.Differences.DifferenceChange;
using static DataGouv.Generator.Differences.DifferenceClass;

namespace DataGouv.Generator.Tests.Differences.Mutations;

/// <summary>What only the canonical documents say: the words of this project, proofs, families.</summary>
internal static class CanonicalMutations
{
    public static IEnumerable<Mutation> All =>
    [
        new("an operation is open to everybody", document => Access(document, "authenticated", "public", Additive)),
        new("an operation is for administrators", document => Access(document, "authenticated", "administrator", BreakingAtRunTime)),
        new("an operation returns pages", document => Mark(document, Words.Page, new JObject { ["items"] = "data", ["next"] = "next_page" }, Additive)),
        new("an operation returns pages no more", document => Unmark(document, Words.Page, Removed, BreakingAtCompileTime)),
        new("an operation can be repeated", document => Mark(document, Words.SafeToRepeat, true, Additive, change: true)),
        new("an operation can be repeated no more", document => Mark(document, Words.SafeToRepeat, false, BreakingAtRunTime, change: true)),
        new("a body becomes a stream", document => Mark(document, Words.Stream, true, BreakingAtCompileTime)),
        new("a proof is given", Prove),
        new("a proof is lost", Disprove),
        new("null is refused", RefuseNull),
        new("a member of a family is lost", LeaveFamily),
        new("a preflight is removed", RemovePreflight),
    ];

    private static ExpectedDifference[]? Access(MutableDocument document, string from, string to, DifferenceClass harm)
    {
        if (document.PickOperation(operation => (string?)operation.Node[Words.Access] == from && IsMethod(operation)) is not { } operation)
        {
            return null;
        }

        operation.Node[Words.Access] = to;
        if (to == "public")
        {
            ((JArray)operation.Node["security"]!).Insert(0, new JObject());
        }

        return [new(DifferenceKind.Security, Changed, operation.Title, harm)];
    }

    private static ExpectedDifference[]? Mark(MutableDocument document, string word, JToken value, DifferenceClass harm, bool change = false)
    {
        if (document.PickOperation(operation => IsMethod(operation) && (change ? operation.Node[word] is { } now && !JToken.DeepEquals(now, value) : operation.Node[word] is null)) is not { } operation)
        {
            return null;
        }

        operation.Node[word] = value;
        return [new(DifferenceKind.Marking, change ? Changed : Added, $"{operation.Title} {word}", harm)];
    }

    private static ExpectedDifference[]? Unmark(MutableDocument document, string word, DifferenceChange how, DifferenceClass harm)
    {
        if (document.PickOperation(operation => IsMethod(operation) && operation.Node[word] is not null) is not { } operation)
        {
            return null;
        }

        operation.Node.Remove(word);
        return [new(DifferenceKind.Marking, how, $"{operation.Title} {word}", harm)];
    }

    private static ExpectedDifference[]? Prove(MutableDocument document)
    {
        if (document.PickProperty(document.OnlyRead, node => node["nullable"] is JValue { Value: true } && node["type"]?.ToString() == "string") is not { } property)
        {
            return null;
        }

        ((JObject)property.Value).Remove("nullable");
        return [new(DifferenceKind.Nullable, Changed, $"{MutableDocument.ModelOf(property).Name}.{property.Name}", BreakingAtCompileTime)];
    }

    private static ExpectedDifference[]? Disprove(MutableDocument document)
    {
        if (document.PickProperty(document.OnlyRead, node => node["nullable"] is null && node["type"]?.ToString() == "string") is not { } property)
        {
            return null;
        }

        property.Value["nullable"] = true;
        return [new(DifferenceKind.Nullable, Changed, $"{MutableDocument.ModelOf(property).Name}.{property.Name}", BreakingAtCompileTime)];
    }

    private static ExpectedDifference[]? RefuseNull(MutableDocument document)
    {
        if (document.PickProperty(document.OnlyWritten, node => node["nullable"] is JValue { Value: true }) is not { } property)
        {
            return null;
        }

        ((JObject)property.Value).Remove("nullable");
        return [new(DifferenceKind.Nullable, Changed, $"{MutableDocument.ModelOf(property).Name}.{property.Name}", BreakingAtCompileTime)];
    }

    private static ExpectedDifference[]? LeaveFamily(MutableDocument document)
    {
        var families = document.Root.Schemas().Properties().Where(model => document.Read.Contains(model.Name) && model.Value["discriminator"]?["mapping"] is JObject { Count: > 2 });
        if (document.Pick(families, model => model.Value) is not { } family)
        {
            return null;
        }

        var member = ((JObject)family.Value["discriminator"]!["mapping"]!).Properties().First();
        member.Remove();
        return [new(DifferenceKind.Family, Removed, $"{family.Name} {member.Name}", BreakingAtCompileTime)];
    }

    private static ExpectedDifference[]? RemovePreflight(MutableDocument document)
    {
        if (document.PickOperation(operation => !IsMethod(operation)) is not { } operation)
        {
            return null;
        }

        operation.Node.Parent!.Remove();
        return [new(DifferenceKind.Operation, Removed, operation.Title, None)];
    }

    private static bool IsMethod(Operation operation) => (bool?)operation.Node[Words.Client] ?? true;
}
