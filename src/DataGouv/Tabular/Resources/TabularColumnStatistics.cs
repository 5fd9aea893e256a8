namespace DataGouv.Tabular;

/// <summary>
/// What the platform counted in a column. What it did not say, or says in a way that cannot be read, is null; see
/// <see cref="TabularProfile.Answer"/> for its own words.
/// </summary>
public sealed record TabularColumnStatistics
{
    /// <summary>The number of distinct values.</summary>
    public long? DistinctCount { get; init; }

    /// <summary>
    /// The number of empty cells. Do not rely on 0: of files that were read in pieces, older profiles say 0 whatever there is.
    /// </summary>
    public long? MissingCount { get; init; }

    /// <summary>The lowest number; null where the column holds something else.</summary>
    public double? Min { get; init; }

    /// <summary>The highest number; null where the column holds something else.</summary>
    public double? Max { get; init; }

    /// <summary>The mean of the numbers; null where the column holds something else.</summary>
    public double? Mean { get; init; }

    /// <summary>The standard deviation of the numbers; null where the column holds something else.</summary>
    public double? Deviation { get; init; }

    /// <summary>The most frequent values, the most frequent first.</summary>
    public IReadOnlyList<TabularTopValue> Tops { get; init; } = [];
}
