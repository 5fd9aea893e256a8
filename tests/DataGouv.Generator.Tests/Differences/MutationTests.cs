using DataGouv.Generator.Differences;
using DataGouv.Generator.Tests.Differences.Mutations;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Tests.Differences;

/// <summary>Documents are changed by program, and every change must be found as what it is: kind, place and class.</summary>
public sealed class MutationTests
{
    private const int LeastSingles = 60;
    private const int Combinations = 20;
    private const int MutationsInCombination = 5;

    private static readonly IReadOnlyList<Mutation> OfUpstream =
        [.. OperationMutations.All, .. ParameterMutations.All, .. BodyMutations.All, .. ModelMutations.All, .. DocumentMutations.All];

    private static readonly IReadOnlyList<Mutation> OfCanonical = [.. CanonicalMutations.All];

    private static readonly IReadOnlyList<Case> Singles =
    [
        .. SpecsDocuments.Upstream.SelectMany(document => OfUpstream.Select((mutation, seed) => Case.Make(document.Key, document.Value, seed, mutation)))
            .Concat(SpecsDocuments.Canonical.SelectMany(document => OfCanonical.Select((mutation, seed) => Case.Make($"canonical {document.Key}", document.Value, seed, mutation))))
            .OfType<Case>(),
    ];

    private static readonly IReadOnlyList<Case> Combined =
    [
        .. Enumerable.Range(0, Combinations)
        .Select(seed => Case.Make("catalog", SpecsDocuments.Upstream["catalog"], 1000 + seed, Chosen(seed)))
            .OfType<Case>(),
    ];

    [TestCaseSource(nameof(Singles))]
    public void Compare_one_mutation_finds_it_and_nothing_else(Case one) =>
        Assert.That(one.Found, Is.EquivalentTo(one.Expected));

    [TestCaseSource(nameof(Combined))]
    public void Compare_several_mutations_finds_each(Case several) =>
        Assert.That(several.Found, Is.EquivalentTo(several.Expected));

    [Test]
    public void Mutations_of_every_kind_are_tried() =>
        Assert.That(Singles.SelectMany(one => one.Expected).Select(expected => expected.Kind).Distinct(), Is.EquivalentTo(Enum.GetValues<DifferenceKind>().Except([DifferenceKind.Document])));

    [Test]
    public void Mutations_single_and_combined_are_as_many_as_promised() =>
        Assert.That((OfUpstream.Count + OfCanonical.Count >= LeastSingles, Combined.Count(several => several.Mutations.Count == MutationsInCombination)), Is.EqualTo((true, Combinations)));

    [Test]
    public void Mutation_table_expected_equals_found()
    {
        var expected = MutationTable.Of(Singles.Select(one => one.Expected));
        var found = MutationTable.Of(Singles.Select(one => one.Found));
        TestContext.Out.WriteLine($"{Singles.Count} single mutations, {OfUpstream.Count + OfCanonical.Count} sorts of them; expected/found");
        TestContext.Out.WriteLine(expected.Beside(found));
        Assert.That(found.ToString(), Is.EqualTo(expected.ToString()));
    }

    [TestCaseSource(nameof(Combined))]
    public void Compare_the_other_way_round_mirrors(Case several) =>
        Assert.That(
            several.Compare(several.After, several.Before).Select(Mirror.Facts),
            Is.EquivalentTo(several.Compare(several.Before, several.After).Select(Mirror.Reversed)));

    private static Mutation[] Chosen(int seed)
    {
        var local = OfUpstream.Where(mutation => !mutation.ChangesReach).ToArray();
        new Random(seed).Shuffle(local);
        return local[..(3 * MutationsInCombination)];
    }

    /// <summary>A document, changed.</summary>
    public sealed class Case
    {
        private readonly string _name;
        private readonly bool _changesReach;
        private readonly Lazy<IReadOnlyList<DocumentDifference>> _differences;

        private Case(string name, JObject before, JObject after, List<(Mutation Mutation, ExpectedDifference[] Expected)> applied)
        {
            _name = name;
            Before = before;
            After = after;
            Mutations = [.. applied.Select(one => one.Mutation)];
            Expected = [.. applied.SelectMany(one => one.Expected)];
            _changesReach = applied.Any(one => one.Mutation.ChangesReach);
            _differences = new(() => Compare(Before, After));
        }

        internal JObject Before { get; }

        internal JObject After { get; }

        internal IReadOnlyList<Mutation> Mutations { get; }

        internal IReadOnlyList<ExpectedDifference> Expected { get; }

        // A model that an operation alone used goes with it: that is told, and is a consequence.
        internal IReadOnlyList<ExpectedDifference> Found =>
            [.. _differences.Value.Where(one => !_changesReach || one is not { Kind: DifferenceKind.Model, Change: DifferenceChange.Changed }).Select(ExpectedDifference.Of)];

        internal IReadOnlyList<DocumentDifference> Compare(JObject old, JObject current) => DocumentComparison.Compare(_name, old, current);

        internal static Case? Make(string name, JObject document, int seed, params Mutation[] mutations)
        {
            var after = new MutableDocument(name, document, seed);
            var applied = new List<(Mutation, ExpectedDifference[])>();
            foreach (var mutation in mutations)
            {
                if (applied.Count < MutationsInCombination && mutation.Apply(after) is { } expected)
                {
                    applied.Add((mutation, expected));
                }
            }

            return applied.Count == 0 ? null : new Case(name, document, after.Root, applied);
        }

        public override string ToString() => $"{_name}: {string.Join("; ", Mutations)}";
    }
}
