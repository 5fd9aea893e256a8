using DataGouv.Generator.Differences;

namespace DataGouv.Generator.Tests.Differences.Mutations;

/// <summary>What a mutation must be found as.</summary>
internal sealed record ExpectedDifference(DifferenceKind Kind, DifferenceChange Change, string Place, DifferenceClass Class)
{
    /// <summary>The same facts of a difference that was found.</summary>
    public static ExpectedDifference Of(DocumentDifference found) => new(found.Kind, found.Change, found.Place, found.Class);
}
