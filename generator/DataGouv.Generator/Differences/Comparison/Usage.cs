using DataGouv.Generator.Differences.Contracts;
using DataGouv.Generator.Differences.Rules;

namespace DataGouv.Generator.Differences.Comparison;

/// <summary>What a shape is used for, which decides what a change of it means.</summary>
/// <param name="Direction">Which way its data goes.</param>
/// <param name="ParameterIn">Where the parameter is, if it is the shape of one: <c>query</c>, <c>path</c>, <c>header</c>.</param>
/// <param name="Proofs">Are <c>required</c> and <c>nullable</c> of what is read proofs?</param>
/// <param name="Always">The rule that decides whatever changes, where one does.</param>
internal sealed record Usage(Direction Direction, string? ParameterIn = null, bool Proofs = false, Rule? Always = null)
{
    /// <summary>The rule for a change: the one given, unless nothing is generated or a wider rule decides.</summary>
    public Rule Or(Rule rule) => Always ?? (Direction == Direction.None ? ShapeRules.NotGenerated : rule);
}
