namespace DataGouv.Contract.Tests.Judging;

/// <summary>What a document has to say to one exchange.</summary>
/// <param name="Exchange">The exchange.</param>
/// <param name="Route">The operation, if the document has it.</param>
/// <param name="Outcome">Does the document allow what happened?</param>
/// <param name="Detail">What exactly it does not allow.</param>
internal sealed record Verdict(Exchange Exchange, Route? Route, Outcome Outcome, string Detail = "")
{
    public override string ToString() =>
        $"{Exchange.Name}: {Route?.ToString() ?? $"{Exchange.Method} {Exchange.Path}"} {Exchange.Status} {Outcome} {Detail}".TrimEnd();
}
