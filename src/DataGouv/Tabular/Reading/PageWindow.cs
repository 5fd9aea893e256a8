namespace DataGouv.Tabular;

/// <summary>Which pages, of which size, hold the rows between a skip and a take.</summary>
internal readonly record struct PageWindow(int Skip, int? Take, int Size)
{
    /// <summary>The page of the server that holds the first row.</summary>
    public int FirstPage => (Skip / Size) + 1;

    private int Ahead => Skip % Size;

    /// <summary>The page size that wastes least: one page if that can be.</summary>
    public static PageWindow Of(QueryState query)
    {
        var size = TableReader.LargestPage;
        if (query.Take is { } take && take <= TableReader.LargestPage)
        {
            for (var candidate = TableReader.LargestPage; candidate >= Math.Max(TableReader.SmallestPage, take); candidate--)
            {
                size = (query.Skip % candidate) + take <= candidate ? candidate : size;
            }
        }

        return new PageWindow(query.Skip, query.Take, size);
    }

    /// <summary>The rows of a page that are wanted, from the first to before the last. Pages count from 1.</summary>
    public (int From, int To) Within(int number, int rows)
    {
        var from = number == 1 ? Math.Min(Ahead, rows) : 0;
        var to = Take is { } take ? (int)Math.Clamp(Ahead + take - ((long)(number - 1) * Size), from, rows) : rows;
        return (from, to);
    }

    /// <summary>The number that the first row of a page has in the read, if the rows before a place are left out.</summary>
    public long FirstNumber(int number, int from) => ((long)(number - 1) * Size) - (number == 1 ? from : Ahead) + 1;

    /// <summary>Is everything that was wanted read with this page?</summary>
    public bool EndsWith(int number) => Take is { } take && (long)number * Size >= (long)Ahead + take;
}
