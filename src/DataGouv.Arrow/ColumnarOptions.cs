namespace DataGouv.Arrow;

/// <summary>How rows become columns.</summary>
public sealed record ColumnarOptions
{
    /// <summary>Gets the values that suit most programs.</summary>
    public static ColumnarOptions Default { get; } = new();

    /// <summary>
    /// Gets how many rows a batch of Arrow or a row group of Parquet has at most, from 1 to 1,000,000. Default: 50,000. The rows of one are
    /// in memory at a time.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not between 1 and 1,000,000.</exception>
    public int RowGroupSize
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 1_000_000);
            field = value;
        }
    } = 50_000;
}
