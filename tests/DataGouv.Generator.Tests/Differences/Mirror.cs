using DataGouv.Generator.Differences;

namespace DataGouv.Generator.Tests.Differences;

/// <summary>What a difference is when the documents change places. Its class is not part of it: what breaks one way may add the other way.</summary>
internal static class Mirror
{
    public static string Facts(DocumentDifference one) =>
        $"{one.Kind} {one.Change} {one.Old?.JsonPath} -> {one.New?.JsonPath}: {one.Before} -> {one.After}";

    public static string Reversed(DocumentDifference one) =>
        $"{one.Kind} {Reversed(one.Change)} {one.New?.JsonPath} -> {one.Old?.JsonPath}: {one.After} -> {one.Before}";

    private static DifferenceChange Reversed(DifferenceChange change) => change switch
    {
        DifferenceChange.Added => DifferenceChange.Removed,
        DifferenceChange.Removed => DifferenceChange.Added,
        _ => change,
    };
}
