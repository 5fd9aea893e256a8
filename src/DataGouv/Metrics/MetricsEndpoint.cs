using DataGouv.Tabular;
using Microsoft.Kiota.Abstractions;

namespace DataGouv.Metrics;

/// <summary>A table of the Metrics server.</summary>
internal sealed class MetricsEndpoint(
    IRequestAdapter adapter,
    string address,
    TabularQueryOptions options,
    DataGouvClientOptions client,
    string name)
    : TableEndpoint(adapter, address, options, client)
{
    /// <summary>A sentence that names the tables.</summary>
    public const string Tables =
        "The tables are datasets, resources, organizations, reuses, dataservices and site, and all but the last with _total.";

    /// <inheritdoc />
    public override TabularFormat StreamFormat => TabularFormat.Csv;

    /// <summary>Months of which only outgoing links are known have no number.</summary>
    public override bool HasRowsWithoutId => true;

    /// <inheritdoc />
    public override ApiOperation PageOperation => ItemDataRequestBuilder.GetOperation;

    /// <inheritdoc />
    public override IReadOnlyList<string> KnownColumns => [];

    /// <inheritdoc />
    public override bool RequiresColumns => false;

    /// <inheritdoc />
    protected override ApiOperation StreamOperation => ItemDataCsvRequestBuilder.GetOperation;

    /// <inheritdoc />
    public override Task CheckAsync(QueryState query, CancellationToken cancellationToken)
    {
        QueryChecker.CheckShape(query);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public override IAsyncEnumerable<RowBlock> ReadStreamAsync(Stream body, ColumnSet? known, CancellationToken cancellationToken) =>
        new CsvRowStream(body, known).ReadAsync(cancellationToken);

    /// <inheritdoc />
    protected override Task<Exception?> ExplainAsync(ApiException refusal, QueryState query, CancellationToken cancellationToken) =>
        Task.FromResult<Exception?>(refusal.ResponseStatusCode == 404
            ? ExplainedNotFound.Because($"Metrics has no table \"{name}\", or an operator does not suit a column. {Tables}", refusal)
            : null);
}
