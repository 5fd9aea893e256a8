namespace DataGouv.Contract.Tests.Judging;

/// <summary>What came out when a document was held against exchanges.</summary>
internal sealed record Judgement(IReadOnlyList<Verdict> Verdicts, MemberCensus Members)
{
    /// <summary>The exchanges that the document allows.</summary>
    public int Agreeing => Verdicts.Count(verdict => verdict.Outcome == Outcome.Agrees);

    public double AgreeingPercent => Verdicts.Count == 0 ? 0 : 100.0 * Agreeing / Verdicts.Count;

    /// <summary>The exchanges that it does not allow, and why.</summary>
    public IEnumerable<Verdict> Disagreements => Verdicts.Where(verdict => verdict.Outcome != Outcome.Agrees);

    /// <summary>The operations that the exchanges used.</summary>
    public int Operations => Routes(Verdicts);

    /// <summary>Those of them with a disagreement.</summary>
    public int DisagreeingOperations => Routes(Disagreements);

    private static int Routes(IEnumerable<Verdict> verdicts) => verdicts.Select(verdict => verdict.Route).OfType<Route>().Distinct().Count();
}
