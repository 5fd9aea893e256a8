namespace DataGouv.Tabular;

/// <summary>Guesses the type of a column that no profile describes from the rows that came first, with one page.</summary>
internal static class TypeInference
{
    /// <summary>
    /// Returns whole numbers, numbers or Booleans where all cells are such; otherwise the type is unknown, and its values are texts.
    /// </summary>
    /// <param name="first">The first row.</param>
    /// <param name="column">The place of the column.</param>
    public static TabularType Of(TabularRow first, int column)
    {
        TabularType? found = null;
        for (var row = first.Index; row < first.Block.Count; row++)
        {
            var cell = first.Block.Cell(row, column);
            if (cell.IsEmpty || cell[0] == 'n')
            {
                continue;
            }

            var type = Of(cell);
            found = found is null || found == type ? type
                : (found, type) is (TabularType.WholeNumber, TabularType.Number) or (TabularType.Number, TabularType.WholeNumber)
                    ? TabularType.Number
                    : TabularType.Unknown;
        }

        return found ?? TabularType.Unknown;
    }

    private static TabularType Of(ReadOnlySpan<byte> json) => json[0] switch
    {
        (byte)'t' or (byte)'f' => TabularType.Boolean,
        (byte)'"' or (byte)'{' or (byte)'[' => TabularType.Unknown,
        _ => json.IndexOfAny(".eE"u8) < 0 ? TabularType.WholeNumber : TabularType.Number,
    };
}
