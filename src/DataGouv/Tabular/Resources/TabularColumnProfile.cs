namespace DataGouv.Tabular;

/// <summary>What is known of a column.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Format">A finer type that the platform detected, such as <c>code_commune_insee</c> or <c>datetime_naive</c>.</param>
/// <param name="Statistics">
/// Distinct and missing values, the most frequent ones, and for numbers minimum, maximum, mean and deviation.
/// </param>
/// <param name="IsIndexed">Can it be aggregated? All columns can where <see cref="TabularProfile.Indexes"/> is null.</param>
public sealed record TabularColumnProfile(
    string Name,
    TabularType Type,
    string? Format,
    TabularColumnStatistics? Statistics,
    bool IsIndexed)
{
    /// <summary>
    /// Its name in the rows: the platform renames what its database reserves (<c>xmin</c> is <c>xmin__hydra_renamed</c>) and cuts names
    /// after 63 bytes. Queries, rows and records take both names.
    /// </summary>
    public string StoredName => TableColumns.NameOf(Name, isOfTheFile: true);
}
