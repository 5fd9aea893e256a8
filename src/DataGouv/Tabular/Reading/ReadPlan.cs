namespace DataGouv.Tabular;

/// <summary>Says by which streams the rows behind a page are read, and what tells that they are of one version of the table.</summary>
/// <param name="Ranges">The streams. The first begins with the rows of the page, or before it.</param>
internal sealed record ReadPlan(IReadOnlyList<RowRange> Ranges)
{
    /// <summary>Gets the version of the table; null where one stream holds everything, which is of one version by itself.</summary>
    public TableVersion? Version { get; init; }

    /// <summary>Gets what leaves out the rows that are added meanwhile; null where nothing does.</summary>
    public TabularFilter? Bound { get; init; }

    /// <summary>Gets how many rows the first stream has before those of the page.</summary>
    public long Unseen { get; init; }

    /// <summary>Gets how many rows there are up to the last that is wanted.</summary>
    public required long End { get; init; }

    /// <summary>Whether everything comes in one stream, to which rows may have been added since they were counted.</summary>
    public bool IsOfOneStream => Version is null;

    /// <summary>Plans a read in the order of the file: streams are cut by the numbers of the rows.</summary>
    public static async Task<ReadPlan> ByNumberAsync(
        TableEndpoint table,
        QueryState query,
        RowBlock first,
        long start,
        long end,
        long total,
        CancellationToken cancellationToken)
    {
        var from = start == 0 ? null : Id(first, 0);
        var unseen = from is null ? start : 0;
        if (total - start + unseen <= table.Options.LongestStream)
        {
            return new ReadPlan([RowRange.Everything with { From = from }]) { Unseen = unseen, End = end };
        }

        var isLimited = end < total;
        var (sample, page) = isLimited ? (ById(query), PageOf(end)) : (Backwards(query), 1);
        var version = await TableVersion.ReadAsync(table, sample, page, cancellationToken).ConfigureAwait(false);
        var rows = version.Sample;

        // Rows may have been added since the first page: they are part of the version that is read.
        end = isLimited ? end : version.Total;
        if (rows.Count == 0 || Id(rows, isLimited ? rows.Count - 1 : 0) is not { } last)
        {
            // Rows without a number cannot be cut by it.
            return new ReadPlan([RowRange.Everything with { IsPaged = true }]) { Version = version, Unseen = start, End = end };
        }

        return new ReadPlan(Cut(table.Options.LongestStream, from ?? 1, last, end - start + unseen, from))
        {
            Version = version,
            Bound = isLimited || table.IsReplacedWhole ? null : UpTo(last),
            Unseen = unseen,
            End = end,
        };
    }

    /// <summary>Plans a read in the order of a sort.</summary>
    /// <returns>The plan; null when the rows have to be sorted here.</returns>
    public static async Task<ReadPlan?> BySortAsync(
        TableEndpoint table,
        QueryState query,
        long start,
        long end,
        long total,
        CancellationToken cancellationToken)
    {
        if (total <= table.Options.LongestStream)
        {
            return new ReadPlan([RowRange.Everything]) { Unseen = start, End = end };
        }

        var plan = await SortPlan.MakeAsync(table, query, start, end, total, cancellationToken).ConfigureAwait(false);
        return plan is null ? null : new ReadPlan(plan.Ranges) { Version = plan.Version, End = end };
    }

    /// <summary>Returns the number of the page that a row is on, of a place from 1.</summary>
    public static int PageOf(long place) => (int)((place + TableReader.LargestPage - 1) / TableReader.LargestPage);

    // A table that grows has rows without a number as well.
    private static TabularFilter UpTo(long last) =>
        new TabularColumn(TableColumns.Id) <= last | new TabularColumn(TableColumns.Id).IsNull;

    private static QueryState ById(QueryState query) => query with { Columns = [TableColumns.Id] };

    // The last rows, with their values where the selection has the number of the row.
    private static QueryState Backwards(QueryState query) =>
        query with
        {
            Sorts = [new SortKey(TableColumns.Id, Descending: true, TabularNulls.Last)],
            Columns = query.Columns.IsEmpty || query.Columns.Contains(TableColumns.Id) ? query.Columns : [TableColumns.Id],
        };

    private static long? Id(RowBlock rows, int row) =>
        rows.Columns.IndexOf(TableColumns.Id) < 0 ? null : new TabularRow(rows, row)[TableColumns.Id].GetInt64();

    // A file without gaps needs no margin; a filtered one is cut a little finer, and a range that is refused is cut in two.
    private static List<RowRange> Cut(int longest, long first, long last, long count, long? from)
    {
        var span = last - first + 1;
        var isDense = count >= span * 0.98;
        var width = isDense
            ? longest
            : Math.Max(longest, (long)Math.Ceiling(span * (longest / 1.2) / count));
        var ranges = new List<RowRange>();
        for (var next = first; next <= last; next += width)
        {
            ranges.Add(new RowRange { From = next == first ? from : next, To = Math.Min(next + width - 1, last) });
        }

        return ranges;
    }
}
