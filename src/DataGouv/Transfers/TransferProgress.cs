namespace DataGouv;

/// <summary>How far a transfer is. Reports never go back, come at most every tenth of a second, and end with all bytes done.</summary>
/// <param name="Bytes">The bytes that are done.</param>
/// <param name="Total">The bytes that there are; null when nobody knows yet.</param>
/// <param name="Part">The part that moved last, from 1. A download and an upload in one request have one part.</param>
/// <param name="Attempt">Which attempt at this part is under way, from 1.</param>
public readonly record struct TransferProgress(long Bytes, long? Total, int Part, int Attempt)
{
    /// <summary>Between 0 and 100; null when the total is not known.</summary>
    public double? Percent => Total is > 0 and var total ? 100.0 * Bytes / total : null;
}
