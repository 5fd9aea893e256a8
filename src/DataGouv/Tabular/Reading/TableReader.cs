using System.Buffers.Text;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Kiota.Abstractions;

namespace DataGouv.Tabular;

/// <summary>Reads a query page by page.</summary>
internal static class TableReader
{
    /// <summary>The server allows no larger page.</summary>
    public const int LargestPage = 50;

    /// <summary>In production a page of one row was answered empty although there was a row: never ask for one.</summary>
    public const int SmallestPage = 2;

    public static async Task<TabularPage> ReadPageAsync(
        TableEndpoint table,
        QueryState query,
        int page,
        int? pageSize,
        CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(page, 1);
        CheckSize(pageSize);
        await table.CheckAsync(query, cancellationToken).ConfigureAwait(false);
        return Page(await table.ReadPageAsync(query, page, pageSize, null, cancellationToken).ConfigureAwait(false), query, page);
    }

    /// <exception cref="ArgumentOutOfRangeException">The server does not allow such a page.</exception>
    public static void CheckSize(int? pageSize)
    {
        if (pageSize is < SmallestPage or > LargestPage)
        {
            throw new ArgumentOutOfRangeException(
                nameof(pageSize),
                pageSize,
                $"A page has from {SmallestPage.ToString(CultureInfo.InvariantCulture)} to "
                    + $"{LargestPage.ToString(CultureInfo.InvariantCulture)} rows.");
        }
    }

    /// <summary>How many rows the query has, without <see cref="QueryState.Skip"/> and <see cref="QueryState.Take"/>.</summary>
    public static async Task<long> CountAsync(TableEndpoint table, QueryState query, CancellationToken cancellationToken)
    {
        await table.CheckAsync(query, cancellationToken).ConfigureAwait(false);
        var counted = new QueryState { Filters = query.Filters, Columns = [TableColumns.Id] };
        var page = await table.ReadPageAsync(counted, 1, SmallestPage, null, cancellationToken).ConfigureAwait(false);
        page.Rows.Dispose();
        return Math.Min(Math.Max(0, page.Total!.Value - query.Skip), query.Take ?? long.MaxValue);
    }

    /// <summary>The rows, page after page.</summary>
    public static async IAsyncEnumerable<TabularRow> ReadRowsAsync(
        TableEndpoint table,
        QueryState query,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await table.CheckAsync(query.Explicit(), cancellationToken).ConfigureAwait(false);
        if (query.Take == 0)
        {
            yield break;
        }

        var window = PageWindow.Of(query);
        ColumnSet? known = null;
        long? total = null;
        for (var number = 1; ; number++)
        {
            using var page = await ReadWindowPageAsync(table, query, window, number, known, cancellationToken).ConfigureAwait(false);
            CheckSame(page, known, total);
            (known, total) = (page.Columns.Count > 0 ? page.Rows.Columns : known, page.Total ?? total);
            var (from, to) = window.Within(number, page.Count);
            page.Rows.FirstNumber = window.FirstNumber(number, from);
            for (var row = from; row < to; row++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return new TabularRow(page.Rows, row);
            }

            if (page.IsLast || window.EndsWith(number))
            {
                yield break;
            }
        }
    }

    /// <summary>The rows as records, with their pages.</summary>
    public static Pageable<T> ReadRecords<T>(TableEndpoint table, QueryState given, JsonTypeInfo<T> type)
    {
        ArgumentNullException.ThrowIfNull(type);
        var record = new RecordColumns<T>(type);
        var query = table.RequiresColumns && !given.IsAggregation && given.Columns.IsEmpty
            ? given with { Columns = record.Names, AreColumnsImplied = true }
            : given;
        var window = PageWindow.Of(query);
        var list = new Lazy<string>(() => Fingerprint(table, query), LazyThreadSafetyMode.PublicationOnly);
        var fingerprint = () => list.Value;
        return new Pageable<T>(
            new PageSource<T>(table.PageOperation, FetchAsync, fingerprint, table.Paging)
            {
                Values = cancellation => record.ReadAsync(new FullRead(table, query).ReadAsync(cancellation), table.RequiresColumns, cancellation),
            });

        async Task<Page<T>> FetchAsync(int? number, CancellationToken cancellationToken)
        {
            var asked = number ?? 1;
            await table.CheckAsync(query.Explicit(), cancellationToken).ConfigureAwait(false);
            using var page = await ReadWindowPageAsync(table, query, window, asked, null, cancellationToken).ConfigureAwait(false);
            var (from, to) = window.Within(asked, page.Count);
            page.Rows.FirstNumber = window.FirstNumber(asked, from);
            var values = new List<T>(Math.Max(0, to - from));
            for (var row = from; row < to; row++)
            {
                var next = new TabularRow(page.Rows, row);
                if (row == from && table.RequiresColumns)
                {
                    record.Check(next);
                }

                values.Add(record.Read(next));
            }

            var total = page.Total is { } all ? Math.Min(Math.Max(0, all - query.Skip), query.Take ?? long.MaxValue) : page.Total;
            var following = page.IsLast || window.EndsWith(asked) ? null : asked.ToString(CultureInfo.InvariantCulture);
            return new Page<T>(values, new PageFacts(asked, window.Size, total, following), fingerprint)
            {
                Identities = Identities(page.Rows, from, to),
            };
        }
    }

    // Pages count from the skip, and end with the take.
    private static string Fingerprint(TableEndpoint table, QueryState query) =>
        ListFingerprint.Of(
            table.PageOperation,
            table.Address(query, TabularFormat.Page),
            [
                KeyValuePair.Create(nameof(query.Skip), query.Skip.ToString(CultureInfo.InvariantCulture)),
                KeyValuePair.Create(nameof(query.Take), query.Take?.ToString(CultureInfo.InvariantCulture) ?? ""),
            ]);

    // The numbers of the rows, where they are among the columns.
    private static UInt128[]? Identities(RowBlock rows, int from, int to)
    {
        var column = rows.Columns.IndexOf(TableColumns.Id);
        if (column < 0 || to <= from)
        {
            return null;
        }

        var identities = new UInt128[to - from];
        for (var row = from; row < to; row++)
        {
            identities[row - from] = ItemIdentity.Of(Utf8Parser.TryParse(rows.Cell(row, column), out long number, out _) ? number : null);
        }

        return identities;
    }

    // A page that was promised and is gone: the table was replaced. It must not look like the end of the list.
    private static async Task<TabularPage> ReadWindowPageAsync(
        TableEndpoint table,
        QueryState query,
        PageWindow window,
        int number,
        ColumnSet? known,
        CancellationToken cancellationToken)
    {
        var page = window.FirstPage + number - 1;
        try
        {
            return Page(await table.ReadPageAsync(query, page, window.Size, known, cancellationToken).ConfigureAwait(false), query, page);
        }
        catch (ApiException pastTheEnd) when (pastTheEnd.ResponseStatusCode == 416)
        {
            return number == 1
                ? new TabularPage(new RowBlock(ColumnSet.Create([])), page, window.Size, null, isLast: true)
                : throw TableVersion.Changed($"page {number} is gone", pastTheEnd);
        }
        catch (ApiException gone) when (number > 1 && gone.ResponseStatusCode == 404)
        {
            throw TableVersion.Changed($"page {number} is gone", gone);
        }
    }

    // Pages of two versions of a table must not follow one another.
    private static void CheckSame(TabularPage page, ColumnSet? known, long? total)
    {
        if (known is not null && page.Count > 0 && page.Rows.Columns != known)
        {
            throw TableVersion.Changed($"it has the columns {string.Join(", ", page.Columns)} now");
        }

        if (total is not null && page.Total is { } now && now != total)
        {
            throw TableVersion.Changed($"it has {now} rows now, and had {total}");
        }
    }

    private static TabularPage Page(PageContent content, QueryState query, int number)
    {
        var size = content.Size!.Value;
        var isLast = query.IsAggregation
            ? content.Rows.Count < size
            : content.Rows.Count == 0 || (long)number * size >= content.Total!.Value;
        return new TabularPage(content.Rows, number, size, query.IsAggregation ? null : content.Total, isLast);
    }
}
