using System.Text.RegularExpressions;
using DataGouv.Generator.Differences.Contracts;

namespace DataGouv.Generator.Differences.Matching;

/// <summary>Which operations of two documents are the same.</summary>
/// <param name="Pairs">Those in both.</param>
/// <param name="Removed">Those that are gone.</param>
/// <param name="Added">Those that are new.</param>
internal sealed partial record OperationMatch(
    IReadOnlyList<(ContractOperation Old, ContractOperation New)> Pairs,
    IReadOnlyList<ContractOperation> Removed,
    IReadOnlyList<ContractOperation> Added)
{
    /// <summary>
    /// Matches by verb and path; then by the place of the path whatever its parameters are called; then by verb and identifier,
    /// which is how an operation that moved is recognised.
    /// </summary>
    public static OperationMatch Between(Contract old, Contract current)
    {
        var pairs = new List<(ContractOperation Old, ContractOperation New)>();
        var removed = old.Operations.ToList();
        var added = current.Operations.ToList();
        Take((left, right) => left.Path == right.Path);
        Take((left, right) => SamePlace(left.Path, right.Path));
        Take((left, right) => left.Id is not null && left.Id == right.Id);
        return new OperationMatch(pairs, removed, added);

        void Take(Func<ContractOperation, ContractOperation, bool> same)
        {
            var found = Renames.Find(removed, added, (left, right) => left.Verb == right.Verb && same(left, right));
            pairs.AddRange(found);
            removed.RemoveAll(operation => found.Any(pair => pair.Old == operation));
            added.RemoveAll(operation => found.Any(pair => pair.New == operation));
        }
    }

    /// <summary>Are two path templates the same but for the names of their parameters?</summary>
    public static bool SamePlace(string old, string current) => Anonymous(old) == Anonymous(current);

    /// <summary>The parameters of two path templates of the same place, side by side.</summary>
    public static IEnumerable<(string Old, string New)> PathParameters(string old, string current) =>
        NamesIn(old).Zip(NamesIn(current));

    private static IEnumerable<string> NamesIn(string path) => Parameter().Matches(path).Select(match => match.Groups[1].Value);

    private static string Anonymous(string path) => Parameter().Replace(path, "{}");

    [GeneratedRegex(@"\{([^}]+)\}")]
    private static partial Regex Parameter();
}
