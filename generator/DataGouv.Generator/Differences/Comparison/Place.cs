namespace DataGouv.Generator.Differences.Comparison;

/// <summary>Where one and the same thing is in two documents.</summary>
/// <param name="Old">In the old one.</param>
/// <param name="New">In the new one.</param>
internal sealed record Place(Spot Old, Spot New)
{
    /// <summary>A place in two documents, by the names for people and the JSON paths.</summary>
    public static Place Of(string old, string oldPath, string current, string currentPath) => new(new Spot(old, oldPath), new Spot(current, currentPath));

    /// <summary>A part of this place.</summary>
    public Place At(string suffix, string pathSuffix) => new(
        new Spot(Old.Place + suffix, Old.JsonPath + pathSuffix),
        new Spot(New.Place + suffix, New.JsonPath + pathSuffix));

    /// <summary>A part of this place, whose JSON paths are known.</summary>
    public Place To(string oldSuffix, string oldPath, string currentSuffix, string currentPath) => new(
        new Spot(Old.Place + oldSuffix, oldPath),
        new Spot(New.Place + currentSuffix, currentPath));
}
