using Microsoft.Kiota.Abstractions;

namespace DataGouv.Tabular;

/// <summary>A resource of the catalogue whose rows can be queried. Thread-safe; it asks for its profile once.</summary>
public sealed class TabularResource
{
    private readonly TabularClient _client;
    private readonly ResourcesItemRequestBuilder _requests;
    private readonly ResourceEndpoint _table;
    private TabularProfile? _profile;

    internal TabularResource(TabularClient client, Guid id, IRequestAdapter adapter, TabularQueryOptions options)
    {
        Id = id;
        _client = client;
        _requests = client.Api.Resources[id];
        _table = new ResourceEndpoint(adapter, _requests.Data.ToGetRequestInformation().URI.AbsoluteUri, options, this);
    }

    /// <summary>The id of the resource in the catalogue.</summary>
    public Guid Id { get; }

    /// <summary>All rows: the beginning of every query.</summary>
    public TabularQuery Rows => new(_table);

    internal TabularProfile? KnownProfile => Volatile.Read(ref _profile);

    /// <summary>When the file was parsed, and where it is.</summary>
    /// <exception cref="DataGouvNotFoundException">The resource is not in Tabular; the message says why.</exception>
    public Task<MetaResourceInfo> GetMetadataAsync(CancellationToken cancellationToken = default) =>
        ExplainedAsync(() => _requests.GetAsync(null, cancellationToken), cancellationToken);

    /// <summary>The columns with their types and statistics, asked for once. Queries are checked against it from then on.</summary>
    /// <exception cref="DataGouvNotFoundException">The resource is not in Tabular; the message says why.</exception>
    public async Task<TabularProfile> GetProfileAsync(CancellationToken cancellationToken = default)
    {
        if (KnownProfile is { } known)
        {
            return known;
        }

        var profile = new TabularProfile(
            await ExplainedAsync(() => _requests.Profile.GetAsync(null, cancellationToken), cancellationToken).ConfigureAwait(false));
        Volatile.Write(ref _profile, profile);
        return profile;
    }

    /// <summary>May rows be grouped and summed? The list of such resources is asked for once an hour.</summary>
    public async Task<bool> AllowsAggregationAsync(CancellationToken cancellationToken = default)
    {
        var rule = await _client.Permissions.GetAsync(cancellationToken).ConfigureAwait(false);
        return rule.Allowed == true || rule.Exceptions?.Contains(Id) == true;
    }

    /// <summary>
    /// Explains why the resource is or is not in Tabular: not parsed yet, too large, of another format, broken, deleted.
    /// </summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The reason, and a sentence for people.</returns>
    /// <exception cref="ApiException">A server could not answer.</exception>
    public async Task<TabularAvailability> ExplainAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            var metadata = await _requests.GetAsync(null, cancellationToken).ConfigureAwait(false);
            return TabularAvailability.Available(Id, metadata.CreatedAt);
        }
        catch (ApiException deleted) when (deleted.ResponseStatusCode == 410)
        {
            return TabularAvailability.Deleted(Id);
        }
        catch (ApiException unknown) when (unknown.ResponseStatusCode == 404)
        {
            return await _client.LookUpAsync(Id, cancellationToken).ConfigureAwait(false) ?? TabularAvailability.NotKnown(Id);
        }
    }

    /// <summary>The exception that says why a resource is not there; null when nobody knows.</summary>
    internal async Task<Exception?> ExplainNotFoundAsync(ApiException refusal, CancellationToken cancellationToken) =>
        await _client.LookUpAsync(Id, cancellationToken).ConfigureAwait(false) is { } availability
            ? ExplainedNotFound.Because(availability.Explanation, refusal)
            : null;

    private async Task<T> ExplainedAsync<T>(Func<Task<T>> send, CancellationToken cancellationToken)
    {
        try
        {
            return await send().ConfigureAwait(false);
        }
        catch (ApiException refusal) when (refusal.IsUnknownResource())
        {
            if (await ExplainNotFoundAsync(refusal, cancellationToken).ConfigureAwait(false) is { } explained)
            {
                throw explained;
            }

            throw;
        }
    }
}
