using DataGouv.CatalogV2;
using Microsoft.Kiota.Abstractions;

namespace DataGouv.Tabular;

/// <summary>
/// The rows of tabular files: the requests of the Tabular API, and on top of them a query language.
/// <code>
/// await foreach (var row in client.Tabular.Resource(id).Rows.Where("departement", "Ain").ReadAsync()) { … }
/// </code>
/// </summary>
public sealed class TabularClient : TabularRequestBuilder
{
    private readonly CatalogV2RequestBuilder? _catalog;

    internal TabularClient(
        Uri baseAddress,
        IRequestAdapter requestAdapter,
        CatalogV2RequestBuilder? catalog = null,
        TimeProvider? time = null)
        : base(baseAddress, requestAdapter)
    {
        _catalog = catalog;
        Permissions = new AggregationPermissions(AggregationExceptions, time ?? TimeProvider.System);
    }

    internal AggregationPermissions Permissions { get; }

    /// <summary>A resource whose rows are queried. Nothing is asked for yet.</summary>
    /// <param name="id">The id of the resource in the catalogue.</param>
    /// <param name="options">How its queries are sent and read; null for the default.</param>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    public TabularResource Resource(Guid id, TabularQueryOptions? options = null)
    {
        if (id == Guid.Empty)
        {
            throw new ArgumentException("The id is empty: pass the id of a resource of the catalogue.", nameof(id));
        }

        return new TabularResource(
            this,
            id,
            RequestAdapter,
            $"{PathParameters[KiotaParameters.BaseAddress]}/api/resources/{id:D}/data/",
            options ?? TabularQueryOptions.Default);
    }

    /// <summary>A resource whose rows are queried. Nothing is asked for yet.</summary>
    /// <param name="id">The id of the resource in the catalogue, a UUID.</param>
    /// <param name="options">How its queries are sent and read; null for the default.</param>
    /// <exception cref="ArgumentException">The text is not a UUID.</exception>
    public TabularResource Resource(string id, TabularQueryOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        return Guid.TryParse(id, out var uuid)
            ? Resource(uuid, options)
            : throw new ArgumentException(
                id.Length == 24 && id.All(char.IsAsciiHexDigit)
                    ? $"\"{id}\" is the id of a dataset or another object: Tabular knows resources. Pass the id of one of its resources (a UUID)."
                    : $"\"{id}\" is not the id of a resource: pass a UUID, such as 7d3f1c52-9a4e-4b6d-8f21-0c5a9e7b1d34.",
                nameof(id));
    }

    /// <summary>Why a resource is or is not in Tabular: not parsed yet, too large, of another format, broken, deleted.</summary>
    /// <param name="id">The id of the resource in the catalogue.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ApiException">A server could not answer.</exception>
    public async Task<TabularAvailability> ExplainAsync(Guid id, CancellationToken cancellationToken = default)
    {
        try
        {
            var metadata = await Resources[id].GetAsync(null, cancellationToken).ConfigureAwait(false);
            return TabularAvailability.Available(id, metadata.CreatedAt);
        }
        catch (ApiException deleted) when (deleted.ResponseStatusCode == 410)
        {
            return TabularAvailability.Deleted(id);
        }
        catch (ApiException unknown) when (unknown.ResponseStatusCode == 404)
        {
            return await LookUpAsync(id, cancellationToken).ConfigureAwait(false) ?? TabularAvailability.NotKnown(id);
        }
    }

    /// <summary>Writes the C# source of a record for the rows of a resource, from its profile, ready to be saved.</summary>
    /// <param name="id">The id of the resource in the catalogue.</param>
    /// <param name="typeName">The name of the record, such as <c>BorneIrve</c>.</param>
    /// <param name="typeNamespace">Its namespace; null for none.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">A name is no C# identifier.</exception>
    /// <exception cref="DataGouvNotFoundException">The resource is not in Tabular; the message says why.</exception>
    public async Task<string> ScaffoldAsync(
        Guid id,
        string typeName,
        string? typeNamespace = null,
        CancellationToken cancellationToken = default)
    {
        var scaffold = new RecordScaffold(id, typeName, typeNamespace);
        return scaffold.Write(await Resource(id).GetProfileAsync(cancellationToken).ConfigureAwait(false));
    }

    /// <summary>What the catalogue says of a resource that Tabular does not know; null when it cannot be asked.</summary>
    internal async Task<TabularAvailability?> LookUpAsync(Guid id, CancellationToken cancellationToken)
    {
        if (_catalog is null)
        {
            return null;
        }

        try
        {
            var found = await _catalog.Datasets.Resources[id].GetAsync(null, cancellationToken).ConfigureAwait(false);
            return found.Resource is { } resource ? TabularAvailability.Of(resource) : null;
        }
        catch (ApiException unknown) when (unknown.ResponseStatusCode is 404 or 410)
        {
            return TabularAvailability.NotInCatalogue(id);
        }
        catch (ApiException)
        {
            // Only an explanation was wanted: the failure that is to be explained matters more.
            return null;
        }
    }
}
