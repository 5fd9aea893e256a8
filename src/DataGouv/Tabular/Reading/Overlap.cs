namespace DataGouv.Tabular;

/// <summary>
/// Rows at the beginning of a stream that were read before. They are passed over, and those that are still there are compared: two requests
/// that agree about them read the same version of the table.
/// </summary>
/// <param name="unseen">How many rows come before those that are compared.</param>
/// <param name="known">The rows that are compared; null for none.</param>
internal sealed class Overlap(long unseen, RowBlock? known)
{
    private int _compared;

    /// <summary>Gets an overlap of nothing.</summary>
    public static Overlap None => new(0, null);

    /// <summary>Takes what was read before out of the beginning of a block.</summary>
    /// <exception cref="TabularReadException">A row is another one than before.</exception>
    public void Remove(RowBlock block)
    {
        var passed = (int)Math.Min(unseen, block.Count);
        unseen -= passed;
        while (known is not null && _compared < known.Count && passed < block.Count)
        {
            if (!RowComparison.AreEqual(new TabularRow(known, _compared), new TabularRow(block, passed)))
            {
                throw TableVersion.Changed("a row that was read twice is not the same");
            }

            _compared++;
            passed++;
        }

        block.RemoveFirst(passed);
    }
}
