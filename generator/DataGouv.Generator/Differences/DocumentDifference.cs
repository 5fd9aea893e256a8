namespace DataGouv.Generator.Differences;

/// <summary>One difference between two versions of a document.</summary>
/// <param name="Document">The name of the API, such as <c>catalog</c>.</param>
/// <param name="Kind">What differs.</param>
/// <param name="Change">What happened to it.</param>
/// <param name="Old">Where it was; null when it was not there.</param>
/// <param name="New">Where it is; null when it is gone.</param>
/// <param name="Before">What the old document said.</param>
/// <param name="After">What the new document says.</param>
/// <param name="Rule">The rule that decided the class.</param>
internal sealed record DocumentDifference(
    string Document,
    DifferenceKind Kind,
    DifferenceChange Change,
    Spot? Old,
    Spot? New,
    string? Before,
    string? After,
    Rule Rule)
{
    /// <summary>Where it is, for people: in the new document, or in the old one when it is gone.</summary>
    public string Place => (New ?? Old!).Place;

    /// <summary>Where it is, for programs: in the new document, or in the old one when it is gone.</summary>
    public string JsonPath => (New ?? Old!).JsonPath;

    /// <summary>What it means for a user of the SDK.</summary>
    public DifferenceClass Class => Rule.Class;

    /// <summary>Does code have to change?</summary>
    public bool IsBreaking => Class is DifferenceClass.BreakingAtCompileTime or DifferenceClass.BreakingAtRunTime;

    /// <summary>Is it text only? Those are reported apart.</summary>
    public bool IsProse => Kind == DifferenceKind.Prose;
}
