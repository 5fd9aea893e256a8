namespace DataGouv.Tabular;

/// <summary>Tells how far a read is. Reports come at most every tenth of a second, and end with all rows.</summary>
/// <param name="Rows">The rows that have come.</param>
/// <param name="Total">The rows that there are.</param>
public readonly record struct TabularProgress(long Rows, long Total)
{
    /// <summary>Gets the share that has come, between 0 and 100.</summary>
    public double Percent => Total > 0 ? 100.0 * Rows / Total : 100;
}
