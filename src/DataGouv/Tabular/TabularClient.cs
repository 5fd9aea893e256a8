using DataGouv.CatalogV2;
using Microsoft.Kiota.Abstractions;

namespace DataGouv.Tabular;

/// <summary>
/// Queries the rows of tabular files. <see cref="Resource"/> is where every query begins; <see cref="Api"/> has the plain requests.
/// <code>
/// await foreach (var row in client.Tabular.Resource(id).Rows.Where("departement", "Ain").ReadAsync()) { … }
/// </code>
/// </summary>
public sealed class TabularClient
{
    private readonly IRequestAdapter _adapter;
    private readonly CatalogV2RequestBuilder? _catalog;

    internal TabularClient(
        Uri baseAddress,
        IRequestAdapter requestAdapter,
        CatalogV2RequestBuilder? catalog,
        DataGouvClientOptions options)
    {
        (_adapter, _catalog, Options) = (requestAdapter, catalog, options);
        Api = new TabularRequestBuilder(baseAddress, requestAdapter);
        Permissions = new AggregationPermissions(Api.AggregationExceptions, options.TimeProvider);
    }

    /// <summary>
    /// Gets the requests of the Tabular API as its document describes them, with untyped rows: <c>Api.Resources[id].Data.GetAsync()</c>.
    /// </summary>
    public TabularRequestBuilder Api { get; }

    internal AggregationPermissions Permissions { get; }

    internal DataGouvClientOptions Options { get; }

    /// <summary>Returns a resource whose rows can be queried. Nothing is sent yet.</summary>
    /// <param name="resource">The resource: its id in the catalogue (a UUID), or the resource as it was read.</param>
    /// <param name="options">How its queries are sent and read; null for the default.</param>
    /// <exception cref="ArgumentException">The id is empty, or the text is not a UUID.</exception>
    public TabularResource Resource(ResourceKey resource, TabularQueryOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return new TabularResource(this, resource.Value, _adapter, options ?? TabularQueryOptions.Default);
    }

    /// <summary>
    /// Writes the C# source of a record for the rows of a resource, from its profile, ready to be saved. Its members are nullable.
    /// </summary>
    /// <param name="resource">The resource: its id in the catalogue (a UUID), or the resource as it was read.</param>
    /// <param name="typeName">The name of the record, such as <c>BorneIrve</c>.</param>
    /// <param name="typeNamespace">Its namespace; null for none.</param>
    /// <param name="requireValues">
    /// Are the members of columns without an empty cell <c>required</c> and not nullable? The count of the profile can be wrong, and the
    /// next version of the file can have empty cells: reading a row with one then ends in <see cref="TabularDataException"/>. Default:
    /// false.
    /// </param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">A name is no C# identifier.</exception>
    /// <exception cref="TabularNotFoundException">The resource is not in Tabular; the exception says why.</exception>
    /// <exception cref="TabularQueryException">Two columns of the file are one in the table.</exception>
    public async Task<string> ScaffoldAsync(
        ResourceKey resource,
        string typeName,
        string? typeNamespace = null,
        bool requireValues = false,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(resource);
        var scaffold = new RecordScaffold(resource.Value, typeName, typeNamespace, requireValues);
        return scaffold.Write(await Resource(resource).GetProfileAsync(cancellationToken).ConfigureAwait(false));
    }

    /// <summary>The files that the platform made of the table of a resource; none where there is no catalogue.</summary>
    internal async Task<IReadOnlyList<ResourceExport>> FindExportsAsync(Guid id, CancellationToken cancellationToken)
    {
        var found = _catalog is null ? null : await _catalog.Datasets.Resources[id].GetAsync(null, cancellationToken).ConfigureAwait(false);
        return found?.ResourceIfSent?.Exports ?? [];
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
            return found.ResourceIfSent is { } resource ? TabularAvailability.Of(resource) : null;
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
