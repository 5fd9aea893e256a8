namespace DataGouv.Generator.Differences;

/// <summary>Why a difference has its class.</summary>
/// <param name="Id">A short name, to refer to.</param>
/// <param name="Class">What the rule decides.</param>
/// <param name="Sentence">The reason, in terms of the generated code or of the server.</param>
internal sealed record Rule(string Id, DifferenceClass Class, string Sentence);
