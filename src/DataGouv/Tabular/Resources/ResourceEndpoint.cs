using Microsoft.Kiota.Abstractions;

namespace DataGouv.Tabular;

/// <summary>The table of a resource.</summary>
internal sealed class ResourceEndpoint(
    IRequestAdapter adapter,
    string address,
    TabularQueryOptions options,
    DataGouvClientOptions client,
    TabularResource resource)
    : TableEndpoint(adapter, address, options, client)
{
    /// <summary>Gets what is known of the columns; none without a profile.</summary>
    public IReadOnlyList<TabularColumnProfile> Columns => resource.KnownProfile?.Columns ?? [];

    /// <inheritdoc />
    public override TabularFormat StreamFormat => TabularFormat.Json;

    /// <inheritdoc />
    public override bool IsReplacedWhole => true;

    /// <inheritdoc />
    public override bool HasRowsWithoutId => false;

    /// <inheritdoc />
    public override ApiOperation PageOperation => ResourcesItemDataRequestBuilder.GetOperation;

    /// <inheritdoc />
    public override IReadOnlyList<string> KnownColumns =>
        Columns.Count == 0 ? [] : [TableColumns.Id, .. Columns.Select(column => column.StoredName)];

    /// <inheritdoc />
    public override IEnumerable<string> JsonColumns =>
        Columns.Where(column => column.Type == TabularType.Json).Select(column => column.StoredName);

    /// <inheritdoc />
    protected override ApiOperation StreamOperation => ResourcesItemDataJsonRequestBuilder.GetOperation;

    /// <inheritdoc />
    public override async Task CheckAsync(QueryState query, CancellationToken cancellationToken)
    {
        QueryChecker.CheckShape(query);
        if (!Options.CheckQueries)
        {
            return;
        }

        if (resource.KnownProfile is { } profile)
        {
            await CheckAsync(query, profile, cancellationToken).ConfigureAwait(false);
        }

        if (query.IsAggregation && !await resource.AllowsAggregationAsync(cancellationToken).ConfigureAwait(false))
        {
            throw new TabularQueryException($"The resource {resource.Id} does not allow aggregation (it is not among "
                + "/api/aggregation-exceptions/): read the rows and compute here.");
        }
    }

    /// <inheritdoc />
    public override Task LearnColumnsAsync(CancellationToken cancellationToken) => resource.GetProfileAsync(cancellationToken);

    /// <summary>Asks for the columns again.</summary>
    public Task RenewColumnsAsync(CancellationToken cancellationToken) =>
        resource.RenewProfileAsync(resource.KnownProfile, cancellationToken);

    /// <inheritdoc />
    public override Task<IReadOnlyList<ResourceExport>> FindExportsAsync(CancellationToken cancellationToken) =>
        resource.GetExportsAsync(cancellationToken);

    /// <inheritdoc />
    public override async Task<DateTimeOffset?> ReadVersionAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await resource.GetMetadataAsync(cancellationToken).ConfigureAwait(false)).CreatedAt;
        }
        catch (ApiException unknown) when (unknown.ResponseStatusCode is >= 400 and < 500)
        {
            return null;
        }
    }

    /// <inheritdoc />
    public override IAsyncEnumerable<RowBlock> ReadStreamAsync(Stream body, ColumnSet? known, CancellationToken cancellationToken) =>
        new JsonRowStream(body, known).ReadAsync(cancellationToken);

    /// <inheritdoc />
    protected override async Task<Exception?> ExplainAsync(ApiException refusal, QueryState query, CancellationToken cancellationToken)
    {
        if (refusal.IsUnknownResource() || refusal.IsMissingTable())
        {
            return await resource.ExplainNotFoundAsync(refusal, cancellationToken).ConfigureAwait(false);
        }

        if (!Options.CheckQueries || !refusal.IsRefusedQuery(query))
        {
            return null;
        }

        try
        {
            // What the query was checked against before it was sent does not explain why it was refused.
            QueryChecker.Check(query, await resource.RenewProfileAsync(resource.KnownProfile, cancellationToken).ConfigureAwait(false));
            return null;
        }
        catch (TabularQueryException mistake)
        {
            return new TabularQueryException(mistake.Message, refusal) { Column = mistake.Column };
        }
        catch (ApiException)
        {
            // Only an explanation was wanted: the failure that is to be explained matters more.
            return null;
        }
    }

    /// <summary>Is the table there? It is dropped and built anew when its file changed.</summary>
    /// <exception cref="ApiException">The server could not answer, or does not know the resource.</exception>
    public async Task<bool> IsThereAsync(CancellationToken cancellationToken)
    {
        try
        {
            var page = await AskAsync(new QueryState(), 1, null, null, cancellationToken).ConfigureAwait(false);
            page.Rows.Dispose();
            return true;
        }
        catch (ApiException refusal) when (refusal.IsMissingTable())
        {
            return false;
        }
    }

    /// <inheritdoc />
    protected override async Task<bool> IsLackingRowsAsync(QueryState query, long rows, CancellationToken cancellationToken)
    {
        // A profile that is known costs nothing; without a row it is worth a request.
        if (rows > 0)
        {
            return query.Filters.IsEmpty && rows < resource.KnownProfile?.RowCount;
        }

        try
        {
            return await HasNoRowAsync(query, cancellationToken).ConfigureAwait(false)
                && (await resource.GetProfileAsync(cancellationToken).ConfigureAwait(false)).RowCount > 0;
        }
        catch (ApiException)
        {
            // Nothing says that there must be rows.
            return false;
        }
    }

    private async Task<bool> HasNoRowAsync(QueryState query, CancellationToken cancellationToken)
    {
        if (query.Filters.IsEmpty)
        {
            return true;
        }

        var all = new QueryState { Columns = [TableColumns.Id] };
        var page = await AskAsync(all, 1, TableReader.SmallestPage, null, cancellationToken).ConfigureAwait(false);
        page.Rows.Dispose();
        return page.Total == 0;
    }

    // A profile that lacks a column may be older than the table.
    private async Task CheckAsync(QueryState query, TabularProfile profile, CancellationToken cancellationToken)
    {
        try
        {
            QueryChecker.Check(query, profile);
        }
        catch (TabularQueryException)
        {
            QueryChecker.Check(query, await resource.RenewProfileAsync(profile, cancellationToken).ConfigureAwait(false));
        }
    }
}
