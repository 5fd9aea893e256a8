using System.Collections.Immutable;

namespace DataGouv.Tabular;

/// <summary>
/// Cuts sorted rows into streams of 50,000: the row at each cut is read from the page that it ends, and the streams are what follows one and does
/// not follow the next.
/// </summary>
internal sealed record SortPlan(TableVersion Version, IReadOnlyList<RowRange> Ranges)
{
    /// <summary>Makes the plan.</summary>
    /// <param name="table">The table.</param>
    /// <param name="query">The sorted query, without a skip and a take.</param>
    /// <param name="start">How many rows come before the first that is wanted: full pages.</param>
    /// <param name="end">How many rows there are up to the last that is wanted.</param>
    /// <param name="total">How many rows there are.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>The plan; null when the server cannot filter by these columns, or a value of a cut cannot be sent.</returns>
    public static async Task<SortPlan?> MakeAsync(
        TableEndpoint table,
        QueryState query,
        long start,
        long end,
        long total,
        CancellationToken cancellationToken)
    {
        var keys = KeysetBoundary.KeysOf(query);
        var narrow = query with { BreakTies = true, Columns = [.. keys.Select(key => key.Column).Distinct(StringComparer.Ordinal)] };
        List<long> cuts = start > 0 ? [start] : [];
        for (var cut = start + table.Options.LongestStream; cut < end; cut += table.Options.LongestStream)
        {
            cuts.Add(cut);
        }

        if (end < total)
        {
            cuts.Add((end + TableReader.LargestPage - 1) / TableReader.LargestPage * TableReader.LargestPage);
        }

        TableVersion? version = null;
        var boundaries = new List<KeysetBoundary>();
        foreach (var cut in cuts.AsEnumerable().Reverse())
        {
            var number = (int)(cut / TableReader.LargestPage);
            version ??= await TableVersion.ReadAsync(table, narrow, number, cancellationToken).ConfigureAwait(false);
            if (version.Total != total)
            {
                throw TableVersion.Changed($"it has {version.Total} rows now, and had {total}");
            }

            var rows = boundaries.Count == 0
                ? version.Sample
                : (await table.ReadPageAsync(narrow, number, TableReader.LargestPage, null, cancellationToken).ConfigureAwait(false)).Rows;
            using var page = boundaries.Count == 0 ? null : rows;
            if (rows.Count == 0 || KeysetBoundary.Behind(keys, new TabularRow(rows, rows.Count - 1)) is not { } boundary)
            {
                return null;
            }

            boundaries.Insert(0, boundary);
        }

        var ranges = Between(boundaries, opensAtStart: start == 0, opensAtEnd: end >= total);
        return ranges.TrueForAll(range => CanBeSent(table, range.Of(query)))
            && await IsUnderstoodAsync(table, narrow, boundaries[^1], Math.Max(0, total - cuts[^1]), cancellationToken).ConfigureAwait(false)
            ? new SortPlan(version!, ranges)
            : null;
    }

    private static List<RowRange> Between(List<KeysetBoundary> boundaries, bool opensAtStart, bool opensAtEnd)
    {
        var ranges = new List<RowRange>();
        for (var place = opensAtStart ? 0 : 1; place < boundaries.Count; place++)
        {
            ranges.Add(new RowRange { After = place == 0 ? null : boundaries[place - 1], UpTo = boundaries[place] });
        }

        if (opensAtEnd)
        {
            ranges.Add(new RowRange { After = boundaries[^1] });
        }

        return ranges;
    }

    private static bool CanBeSent(TableEndpoint table, QueryState query)
    {
        try
        {
            return table.Address(query, table.StreamFormat) is not null;
        }
        catch (TabularQueryException)
        {
            return false;
        }
    }

    // A filter that the server misunderstands is answered with other rows, and without an error: their number shows it.
    private static async Task<bool> IsUnderstoodAsync(
        TableEndpoint table,
        QueryState narrow,
        KeysetBoundary last,
        long rows,
        CancellationToken cancellationToken)
    {
        if (rows == 0)
        {
            return true;
        }

        try
        {
            var query = new RowRange { After = last }.Of(narrow);
            var page = await table.ReadPageAsync(query, 1, TableReader.SmallestPage, null, cancellationToken).ConfigureAwait(false);
            page.Rows.Dispose();
            return page.Total == rows;
        }
        catch (TabularQueryException)
        {
            return false;
        }
    }
}
