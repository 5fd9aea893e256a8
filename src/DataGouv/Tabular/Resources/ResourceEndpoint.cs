using Microsoft.Kiota.Abstractions;

namespace DataGouv.Tabular;

/// <summary>The table of a resource.</summary>
internal sealed class ResourceEndpoint(IRequestAdapter adapter, string address, TabularQueryOptions options, TabularResource resource)
    : TableEndpoint(adapter, address, options)
{
    /// <inheritdoc />
    public override TabularFormat StreamFormat => TabularFormat.Json;

    /// <inheritdoc />
    public override bool HasRowsWithoutId => false;

    /// <inheritdoc />
    public override ApiOperation PageOperation => ResourcesItemDataRequestBuilder.GetOperation;

    /// <inheritdoc />
    public override IReadOnlyList<string> KnownColumns => resource.KnownProfile is { } profile ? [TableColumns.Id, .. profile.Columns.Select(column => column.Name)] : [];

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
            QueryChecker.Check(query, profile);
        }

        if (query.IsAggregation && !await resource.AllowsAggregationAsync(cancellationToken).ConfigureAwait(false))
        {
            throw new TabularQueryException($"The resource {resource.Id} does not allow aggregation (it is not among /api/aggregation-exceptions/): read the rows with ReadAllAsync and compute here.");
        }
    }

    /// <inheritdoc />
    public override IAsyncEnumerable<RowBlock> ReadStreamAsync(Stream body, ColumnSet? known, CancellationToken cancellationToken) =>
        new JsonRowStream(body, known).ReadAsync(cancellationToken);

    /// <inheritdoc />
    protected override async Task<Exception?> ExplainAsync(ApiException refusal, QueryState query, CancellationToken cancellationToken)
    {
        if (refusal.IsUnknownResource())
        {
            return await resource.ExplainNotFoundAsync(refusal, cancellationToken).ConfigureAwait(false);
        }

        if (refusal.ResponseStatusCode is not (400 or 404) || !Options.CheckQueries || resource.KnownProfile is not null)
        {
            return null;
        }

        try
        {
            QueryChecker.Check(query, await resource.GetProfileAsync(cancellationToken).ConfigureAwait(false));
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
}
