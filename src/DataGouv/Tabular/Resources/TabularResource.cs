using Microsoft.Kiota.Abstractions;

namespace DataGouv.Tabular;

/// <summary>A resource of the catalogue whose rows can be queried. Thread-safe; it asks for its profile once.</summary>
public sealed class TabularResource
{
    private readonly TabularClient _client;
    private readonly ResourcesItemRequestBuilder _requests;
    private readonly ResourceEndpoint _table;
    private readonly SharedProfile _profile;
    private readonly IRequestAdapter _adapter;

    internal TabularResource(TabularClient client, Guid id, IRequestAdapter adapter, TabularQueryOptions options)
    {
        Id = id;
        _client = client;
        _adapter = adapter;
        _requests = client.Api.Resources[id];
        _table = new ResourceEndpoint(adapter, _requests.Data.ToGetRequestInformation().URI.AbsoluteUri, options, client.Options, this);
        _profile = new SharedProfile(AskForProfileAsync);
    }

    /// <summary>The id of the resource in the catalogue.</summary>
    public Guid Id { get; }

    /// <summary>All rows: the beginning of every query.</summary>
    public TabularQuery Rows => new(_table);

    internal TabularProfile? KnownProfile => _profile.Known;

    /// <summary>When the file was parsed, and where it is.</summary>
    /// <exception cref="TabularNotFoundException">The resource is not in Tabular; the exception says why.</exception>
    public Task<MetaResourceInfo> GetMetadataAsync(CancellationToken cancellationToken = default) =>
        ExplainedAsync(() => _requests.GetAsync(null, cancellationToken), cancellationToken);

    /// <summary>
    /// The columns with their types and statistics, asked for once, however many ask at the same time. Queries are checked against it from
    /// then on; it is asked for again when it lacks something that a query wants, because the table may have changed.
    /// </summary>
    /// <exception cref="TabularNotFoundException">The resource is not in Tabular; the exception says why.</exception>
    public Task<TabularProfile> GetProfileAsync(CancellationToken cancellationToken = default) => _profile.GetAsync(cancellationToken);

    /// <summary>May rows be grouped and summed? The list of such resources is asked for once an hour.</summary>
    public async Task<bool> AllowsAggregationAsync(CancellationToken cancellationToken = default)
    {
        var rule = await _client.Permissions.GetAsync(cancellationToken).ConfigureAwait(false);
        return rule.Allowed == true || rule.Exceptions?.Contains(Id) == true;
    }

    /// <summary>
    /// Explains why the resource is or is not in Tabular: not parsed yet, too large, of another format, broken, deleted, being built anew.
    /// </summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The reason, and a sentence for people.</returns>
    /// <exception cref="DataGouvApiException">A server could not answer.</exception>
    public async Task<TabularAvailability> ExplainAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            var metadata = await _requests.GetAsync(null, cancellationToken).ConfigureAwait(false);
            return await _table.IsThereAsync(cancellationToken).ConfigureAwait(false)
                ? TabularAvailability.Available(Id, metadata.CreatedAt)
                : TabularAvailability.TableMissing(Id);
        }
        catch (ApiException deleted) when (deleted.ResponseStatusCode == 410)
        {
            return TabularAvailability.Deleted(Id);
        }
        catch (ApiException unknown) when (unknown.ResponseStatusCode == 404)
        {
            return await LookUpAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Asks the catalogue for the files that the platform made of the whole table: where there is one in Parquet, a download of it is faster
    /// than a query without filters. They are as old as the last parsing.
    /// </summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The exports, which <c>client.Downloads</c> takes; none where there are none.</returns>
    /// <exception cref="DataGouvNotFoundException">The catalogue has no such resource.</exception>
    public Task<IReadOnlyList<ResourceExport>> GetExportsAsync(CancellationToken cancellationToken = default) =>
        _client.FindExportsAsync(Id, cancellationToken);

    /// <summary>The profile, asked for again unless somebody did since.</summary>
    internal Task<TabularProfile> RenewProfileAsync(TabularProfile? old, CancellationToken cancellationToken) =>
        _profile.RenewAsync(old, cancellationToken);

    /// <summary>The exception that says why there are no rows.</summary>
    internal async Task<TabularNotFoundException> ExplainNotFoundAsync(ApiException refusal, CancellationToken cancellationToken) =>
        ExplainedNotFound.Because(
            refusal.IsMissingTable() ? TabularAvailability.TableMissing(Id) : await LookUpAsync(cancellationToken).ConfigureAwait(false),
            refusal);

    // What the catalogue calls available, Tabular has just denied.
    private async Task<TabularAvailability> LookUpAsync(CancellationToken cancellationToken)
    {
        var said = await _client.LookUpAsync(Id, cancellationToken).ConfigureAwait(false) ?? TabularAvailability.NotKnown(Id);
        return said.IsAvailable ? TabularAvailability.TableMissing(Id) : said;
    }

    private async Task<TabularProfile> AskForProfileAsync(CancellationToken cancellationToken)
    {
        var address = _requests.Profile.ToGetRequestInformation().URI;
        return new TabularProfile(
            await ExplainedAsync(
                () => _adapter.SendAsync(
                    new ApiRequest(ResourcesItemProfileRequestBuilder.GetOperation, address),
                    new JsonAnswer<JsonMap>(ApiJson.TypeInfo<JsonMap>(ApiJson.Options), isOptional: false),
                    cancellationToken),
                cancellationToken).ConfigureAwait(false));
    }

    private async Task<T> ExplainedAsync<T>(Func<Task<T>> send, CancellationToken cancellationToken)
    {
        try
        {
            return await send().ConfigureAwait(false);
        }
        catch (ApiException refusal) when (refusal.IsUnknownResource() || refusal.IsMissingTable())
        {
            throw await ExplainNotFoundAsync(refusal, cancellationToken).ConfigureAwait(false);
        }
    }
}
