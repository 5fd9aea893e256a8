namespace DataGouv.Tabular;

/// <summary>
/// Tells whether a table is still the one that it was: when it was made, and the same page of it. A table is dropped and built anew when its file
/// changes, while streams that have begun go on.
/// </summary>
internal sealed class TableVersion
{
    private readonly TableEndpoint _table;
    private readonly DateTimeOffset? _made;
    private readonly PageContent _sample;
    private readonly QueryState _query;
    private readonly int _page;

    private TableVersion(TableEndpoint table, DateTimeOffset? made, PageContent sample, QueryState query, int page)
    {
        (_table, _made, _sample, _query, _page) = (table, made, sample, query, page);
    }

    /// <summary>Returns the version of which only a page is known.</summary>
    public static TableVersion OfPage(TableEndpoint table, PageContent sample, QueryState query, int page) =>
        new(table, null, sample, query, page);

    /// <summary>Gets the rows of the page.</summary>
    public RowBlock Sample => _sample.Rows;

    /// <summary>Gets how many rows there are.</summary>
    public long Total => _sample.Total!.Value;

    /// <summary>Asks for the version.</summary>
    /// <param name="table">The table.</param>
    /// <param name="query">What the page is of.</param>
    /// <param name="page">The number of the page.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public static async Task<TableVersion> ReadAsync(
        TableEndpoint table,
        QueryState query,
        int page,
        CancellationToken cancellationToken)
    {
        var made = table.ReadVersionAsync(cancellationToken);
        var sample = await SampleAsync(table, query, page, cancellationToken).ConfigureAwait(false);
        return new TableVersion(table, await made.ConfigureAwait(false), sample, query, page);
    }

    /// <summary>Asks for the version again.</summary>
    /// <param name="bound">Leaves out the rows that were added since; null where rows that are added change the page.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="TabularReadException">It is another one.</exception>
    public async Task CheckAsync(TabularFilter? bound, CancellationToken cancellationToken)
    {
        var query = bound is null ? _query : _query with { Filters = _query.Filters.Add(bound) };
        var made = _made is null ? Task.FromResult<DateTimeOffset?>(null) : _table.ReadVersionAsync(cancellationToken);
        var again = await SampleAsync(_table, query, _page, cancellationToken).ConfigureAwait(false);
        using var rows = again.Rows;
        if (await made.ConfigureAwait(false) != _made)
        {
            throw Changed("its file was parsed again");
        }

        if (again.Total != _sample.Total || rows.Count != Sample.Count)
        {
            throw Changed($"it has {again.Total} rows now, and had {_sample.Total}");
        }

        for (var row = 0; row < rows.Count; row++)
        {
            if (!RowComparison.AreEqual(new TabularRow(Sample, row), new TabularRow(rows, row)))
            {
                throw Changed("its last rows are not the same");
            }
        }
    }

    private static Task<PageContent> SampleAsync(TableEndpoint table, QueryState query, int page, CancellationToken cancellationToken) =>
        table.ReadPageAsync(query, page, TableReader.LargestPage, null, cancellationToken);

    /// <summary>Makes the exception of a table that is another one.</summary>
    /// <param name="how">How that shows.</param>
    /// <param name="cause">The exception that showed it; null when there was none.</param>
    public static TabularReadException Changed(string how, Exception? cause = null) =>
        new(
            TabularReadFailure.Changed,
            $"The table was replaced while it was read: {how}. The rows so far are not those of one file. Read it again.",
            cause);
}
