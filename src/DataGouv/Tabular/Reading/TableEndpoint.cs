using DataGouv.Pipeline;
using Microsoft.Kiota.Abstractions;

namespace DataGouv.Tabular;

/// <summary>
/// A table on a server: its address, and how its requests are sent. What differs between the two servers is in the subclasses.
/// </summary>
internal abstract class TableEndpoint(IRequestAdapter adapter, string address, TabularQueryOptions options, DataGouvClientOptions client)
{
    /// <summary>The server takes no longer request line (8,190 bytes with the method and the version).</summary>
    private const int LongestAddress = 8_000;

    public TabularQueryOptions Options { get; } = options;

    /// <summary>Gets the clock.</summary>
    public TimeProvider Time => client.TimeProvider;

    /// <summary>What the full stream is made of.</summary>
    public abstract TabularFormat StreamFormat { get; }

    /// <summary>Whether a new version of the table takes the place of the old one. Otherwise rows are added to it.</summary>
    public virtual bool IsReplacedWhole => false;

    /// <summary>Can the number of a row be null?</summary>
    public abstract bool HasRowsWithoutId { get; }

    /// <summary>The operation of a page.</summary>
    public abstract ApiOperation PageOperation { get; }

    /// <summary>The columns, as far as they are known without asking.</summary>
    public abstract IReadOnlyList<string> KnownColumns { get; }

    /// <summary>Those of the known columns that hold JSON.</summary>
    public virtual IEnumerable<string> JsonColumns => [];

    /// <summary>Is a record without its column a mistake? Where the records are ours, the server may leave columns out.</summary>
    public virtual bool RequiresColumns => true;

    /// <summary>What says how lists of records are read, and hears of those that contradict themselves.</summary>
    public IPagingAdapter? Paging => adapter as IPagingAdapter;

    protected abstract ApiOperation StreamOperation { get; }

    /// <summary>The address of a query.</summary>
    /// <exception cref="TabularQueryException">The server could not understand it as meant, or it is too long.</exception>
    public Uri Address(QueryState query, TabularFormat format, int? page = null, int? pageSize = null)
    {
        var encoded = QueryEncoder.Encode(query, Options, page, pageSize);
        var path = format switch
        {
            TabularFormat.Csv => "csv/",
            TabularFormat.Json => "json/",
            _ => "",
        };
        var target = new Uri(address + path + (encoded.Length == 0 ? "" : "?" + encoded));
        return target.PathAndQuery.Length <= LongestAddress
            ? target
            : throw new TabularQueryException(
                $"The query makes an address of {target.PathAndQuery.Length} characters, and the server takes {LongestAddress} at most: "
                    + "split its longest list over several queries.");
    }

    /// <summary>Asks which columns there are, where the server says so.</summary>
    /// <exception cref="ApiException">The server could not say.</exception>
    public virtual Task LearnColumnsAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Checks a query as far as is known without asking, and what must be asked first.</summary>
    /// <exception cref="TabularQueryException">The server would refuse it.</exception>
    public abstract Task CheckAsync(QueryState query, CancellationToken cancellationToken);

    /// <summary>Sends a request for a page, and reads it.</summary>
    /// <exception cref="TabularQueryException">The server refused the query.</exception>
    /// <exception cref="ApiException">The server could not answer, or has no such page or table.</exception>
    public async Task<PageContent> ReadPageAsync(
        QueryState query,
        int page,
        int? pageSize,
        ColumnSet? known,
        CancellationToken cancellationToken)
    {
        try
        {
            return await AskPatientlyAsync(query, page, pageSize, known, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException refusal)
        {
            if (query.AreColumnsImplied && refusal.IsRefusedQuery(query))
            {
                return await ReadPageAsync(query.Explicit(), page, pageSize, known, cancellationToken).ConfigureAwait(false);
            }

            if (await ExplainAsync(refusal, query, cancellationToken).ConfigureAwait(false) is { } explained)
            {
                throw explained;
            }

            if (refusal.IsRefusedQuery(query))
            {
                throw new TabularQueryException(refusal.Message, refusal);
            }

            throw;
        }
    }

    /// <summary>Begins to count the attempts at something that is repeated.</summary>
    public Backoff Retries() => new(BackoffLimits.Of(client.Retry), client.TimeProvider);

    /// <summary>Asks when the table was made; null where the server does not say.</summary>
    /// <exception cref="ApiException">The server could not say.</exception>
    public virtual Task<DateTimeOffset?> ReadVersionAsync(CancellationToken cancellationToken) => Task.FromResult<DateTimeOffset?>(null);

    /// <summary>Finds the files that the platform made of the whole table.</summary>
    /// <exception cref="ApiException">The server could not say.</exception>
    public virtual Task<IReadOnlyList<ResourceExport>> FindExportsAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ResourceExport>>([]);

    /// <summary>Opens the stream of all rows of a query.</summary>
    /// <exception cref="ApiException">The server refused.</exception>
    public Task<Stream> OpenStreamAsync(QueryState query, CancellationToken cancellationToken) =>
        adapter.SendForStreamAsync(new ApiRequest(StreamOperation, Address(query, StreamFormat)), cancellationToken);

    /// <summary>Reads the rows of an open stream.</summary>
    /// <exception cref="TabularReadException">The stream ended too early, or is of another table.</exception>
    public abstract IAsyncEnumerable<RowBlock> ReadStreamAsync(Stream body, ColumnSet? known, CancellationToken cancellationToken);

    /// <summary>Turns a refusal into a better one; null when there is nothing to add.</summary>
    protected abstract Task<Exception?> ExplainAsync(ApiException refusal, QueryState query, CancellationToken cancellationToken);

    /// <summary>Determines whether a table that gives so many rows must have more: it is being built anew.</summary>
    protected virtual Task<bool> IsLackingRowsAsync(QueryState query, long rows, CancellationToken cancellationToken) =>
        Task.FromResult(false);

    // A table is dropped, made and filled while its file is replaced: meanwhile it is missing or empty.
    private async Task<PageContent> AskPatientlyAsync(
        QueryState query,
        int page,
        int? pageSize,
        ColumnSet? known,
        CancellationToken cancellationToken)
    {
        var (retries, before) = (Retries(), (long?)null);
        for (var failures = 1; ; failures++)
        {
            ApiException? missing = null;
            try
            {
                var content = await AskAsync(query, page, pageSize, known, cancellationToken).ConfigureAwait(false);
                var isStable = content.Total > 0 && content.Total == before;
                if (isStable
                    || content.Total is not { } total
                    || !await IsLackingRowsAsync(query, total, cancellationToken).ConfigureAwait(false))
                {
                    return content;
                }

                before = total;

                content.Rows.Dispose();
            }
            catch (ApiException refusal) when (refusal.IsMissingTable())
            {
                missing = refusal;
            }

            if (retries.Pause(failures) is not { } pause)
            {
                throw missing
                    ?? (Exception)new TabularReadException(
                        TabularReadFailure.Rebuilding,
                        $"The table has no row while its profile has some, {failures} times in a row: the platform is building it anew. "
                            + "Read it again in some minutes.");
            }

            await retries.WaitAsync(pause, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Sends a request for a page, and reads it or hands its refusal on.</summary>
    /// <exception cref="ApiException">The server refused, or answered something else.</exception>
    protected async Task<PageContent> AskAsync(
        QueryState query,
        int page,
        int? pageSize,
        ColumnSet? known,
        CancellationToken cancellationToken)
    {
        var request = new ApiRequest(PageOperation, Address(query, TabularFormat.Page, page == 1 ? null : page, pageSize));
        var content = await adapter.SendAsync(request, new PageAnswer(known), cancellationToken).ConfigureAwait(false);
        return Checked(content, query, page, pageSize);
    }

    // A query cut on its way loses its limit first, and its count with it.
    private PageContent Checked(PageContent page, QueryState query, int number, int? size)
    {
        var isAsAsked =
            page.Number == number
            && page.Size is { } given
            && (size is null || given == size)
            && page.Rows.Count <= given
            && (query.IsAggregation || page.Total is { } total && total >= page.Rows.Count);
        if (isAsAsked)
        {
            return page;
        }

        page.Rows.Dispose();
        throw new DataGouvUnreadableAnswerException(
            $"{PageOperation} was asked for page {number} of {size} rows and answered page {page.Number} of {page.Size} with "
                + $"{page.Rows.Count} rows of {page.Total}: it misunderstood the query. If it holds unusual characters, switch "
                + "TabularQueryOptions.EncodeTwice off.")
        {
            ResponseStatusCode = 200,
            Operation = PageOperation,
        };
    }
}
