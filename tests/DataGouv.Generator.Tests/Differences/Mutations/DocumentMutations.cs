using DataGouv.Generator.Differences;
using Newtonsoft.Json.Linq;
using static DataGouv.Generator.Differences.DifferenceChange;
using static DataGouv.Generator.Differences.DifferenceClass;

namespace DataGouv.Generator.Tests.Differences.Mutations;

/// <summary>What stands at the top of a document.</summary>
internal static class DocumentMutations
{
    public static IEnumerable<Mutation> All =>
    [
        new("the service moves", Move),
        new("the service has another scheme", Scheme),
        new("a way to authenticate is added", AddScheme),
        new("a way to authenticate is removed", RemoveScheme),
        new("a way to authenticate changes", ChangeScheme),
        new("the document has another version", Version),
    ];

    private static ExpectedDifference[]? Move(MutableDocument document)
    {
        if (!document.IsSwagger2)
        {
            return null;
        }

        document.Root["host"] = "elsewhere.example";
        return [new(DifferenceKind.Server, Changed, "document server", BreakingAtRunTime)];
    }

    private static ExpectedDifference[]? Scheme(MutableDocument document)
    {
        if (!document.IsSwagger2)
        {
            return null;
        }

        document.Root["schemes"] = new JArray("http");
        return [new(DifferenceKind.Server, Changed, "document scheme", None)];
    }

    private static ExpectedDifference[]? AddScheme(MutableDocument document)
    {
        if (Schemes(document) is not { } schemes)
        {
            return null;
        }

        schemes["basic"] = new JObject { ["type"] = "basic" };
        return [new(DifferenceKind.SecurityScheme, Added, "document basic", Additive)];
    }

    private static ExpectedDifference[]? RemoveScheme(MutableDocument document)
    {
        if (Schemes(document) is not { } schemes)
        {
            return null;
        }

        schemes.Remove("apikey");
        return [new(DifferenceKind.SecurityScheme, Removed, "document apikey", BreakingAtRunTime)];
    }

    private static ExpectedDifference[]? ChangeScheme(MutableDocument document)
    {
        if (Schemes(document) is not { } schemes)
        {
            return null;
        }

        schemes["apikey"]!["name"] = "Another-Header";
        return [new(DifferenceKind.SecurityScheme, Changed, "document apikey", BreakingAtRunTime)];
    }

    private static ExpectedDifference[] Version(MutableDocument document)
    {
        document.Root["info"]!["version"] = "99.0";
        return [new(DifferenceKind.Prose, Changed, "document info.version", Documentation)];
    }

    private static JObject? Schemes(MutableDocument document) => document.Root["securityDefinitions"] as JObject;
}
