namespace DataGouv.Benchmarks.Calls;

/// <summary>Prints lines as a Markdown table whose columns stand below each other.</summary>
internal static class BudgetTable
{
    private static readonly string[] Titles = ["what", "ours", "by hand", "Kiota", "ratio", "bound", ""];

    public static void Print(IReadOnlyList<BudgetLine> lines)
    {
        string[][] rows = [Titles, .. lines.Select(line => line.Cells)];
        var widths = Titles.Select((_, column) => rows.Max(row => row[column].Length)).ToArray();
        Print(Titles, widths);
        Print([.. widths.Select(width => new string('-', width))], widths);
        foreach (var line in lines)
        {
            Print(line.Cells, widths);
        }
    }

    private static void Print(string[] cells, int[] widths) =>
        Console.WriteLine($"| {string.Join(" | ", cells.Zip(widths, (cell, width) => cell.PadRight(width)))} |");
}
