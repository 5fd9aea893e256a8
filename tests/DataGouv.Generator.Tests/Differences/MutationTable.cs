using System.Globalization;
using System.Text;
using DataGouv.Generator.Differences;
using DataGouv.Generator.Tests.Differences.Mutations;

namespace DataGouv.Generator.Tests.Differences;

/// <summary>Counts differences by kind and class.</summary>
internal sealed class MutationTable
{
    private static readonly DifferenceClass[] Classes = Enum.GetValues<DifferenceClass>();

    private readonly Dictionary<(DifferenceKind, DifferenceClass), int> _counts;

    private MutationTable(IEnumerable<ExpectedDifference> differences) =>
        _counts = differences.GroupBy(one => (one.Kind, one.Class)).ToDictionary(group => group.Key, group => group.Count());

    public static MutationTable Of(IEnumerable<IEnumerable<ExpectedDifference>> differences) => new(differences.SelectMany(one => one));

    /// <summary>Both tables in one, a cell being <c>this/other</c>.</summary>
    public string Beside(MutationTable other) => Write((kind, harm) => (Count(kind, harm), other.Count(kind, harm)) is (0, 0)
        ? "."
        : string.Create(CultureInfo.InvariantCulture, $"{Count(kind, harm)}/{other.Count(kind, harm)}"));

    public override string ToString() => Write((kind, harm) => Count(kind, harm).ToString(CultureInfo.InvariantCulture));

    private int Count(DifferenceKind kind, DifferenceClass harm) => _counts.GetValueOrDefault((kind, harm));

    private static string Write(Func<DifferenceKind, DifferenceClass, string> cell)
    {
        var text = new StringBuilder($"{"kind",-16}{string.Concat(Classes.Select(harm => $"{harm,23}"))}\n");
        foreach (var kind in Enum.GetValues<DifferenceKind>())
        {
            text.Append(CultureInfo.InvariantCulture, $"{kind,-16}{string.Concat(Classes.Select(harm => $"{cell(kind, harm),23}"))}\n");
        }

        return text.ToString();
    }
}
