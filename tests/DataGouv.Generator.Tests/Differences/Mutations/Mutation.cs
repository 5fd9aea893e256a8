namespace DataGouv.Generator.Tests.Differences.Mutations;

/// <summary>A way to change a document, and what it must be found as; null where the document has nothing of the kind.</summary>
/// <param name="Name">What it does.</param>
/// <param name="Apply">Changes the document in place.</param>
/// <param name="ChangesReach">May models come into use, or go out of it, as a consequence?</param>
internal sealed record Mutation(string Name, Func<MutableDocument, ExpectedDifference[]?> Apply, bool ChangesReach = false)
{
    /// <inheritdoc />
    public override string ToString() => Name;
}
