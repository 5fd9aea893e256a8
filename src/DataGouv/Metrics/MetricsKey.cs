using System.Diagnostics.CodeAnalysis;
using DataGouv.Catalog;
using DataGouv.CatalogV2;

namespace DataGouv.Metrics;

/// <summary>
/// Names an object whose figures are asked for: by its id, or by the object itself, as either version of the Main API returned it. Ids and
/// objects convert by themselves. Metrics know no slugs.
/// </summary>
public sealed class MetricsKey
{
    private MetricsKey(string value, ObjectIdentifier? kind = null)
    {
        Value = value;
        Kind = kind;
    }

    /// <summary>Gets the id.</summary>
    internal string Value { get; }

    /// <summary>Gets the kind of the object; null where only its id is known.</summary>
    internal ObjectIdentifier? Kind { get; }

    /// <summary>Converts an id: the UUID of a resource, 24 hexadecimal digits for all others.</summary>
    [return: NotNullIfNotNull(nameof(id))]
    public static implicit operator MetricsKey?(string? id) => id is null ? null : new(id);

    /// <summary>Converts the id of a resource.</summary>
    public static implicit operator MetricsKey(Guid id) => new(id.ToString("D"), ObjectIdentifier.Resource);

    /// <summary>Converts a dataset to its id.</summary>
    /// <exception cref="ArgumentException">The dataset has no id: it was read with a mask that leaves the id out.</exception>
    [return: NotNullIfNotNull(nameof(dataset))]
    public static implicit operator MetricsKey?(Dataset? dataset) =>
        dataset is null ? null : OfModel(dataset.IdIfSent, ObjectIdentifier.Dataset);

    /// <summary>Converts a dataset of version 2 to its id.</summary>
    /// <exception cref="ArgumentException">The dataset has no id: it was read with a mask that leaves the id out.</exception>
    [return: NotNullIfNotNull(nameof(dataset))]
    public static implicit operator MetricsKey?(DatasetV2? dataset) =>
        dataset is null ? null : OfModel(dataset.IdIfSent, ObjectIdentifier.Dataset);

    /// <summary>Converts a reference to a dataset to its id.</summary>
    /// <exception cref="ArgumentException">The reference has no id: it was read with a mask that leaves the id out.</exception>
    [return: NotNullIfNotNull(nameof(dataset))]
    public static implicit operator MetricsKey?(DatasetReference? dataset) =>
        dataset is null ? null : OfModel(dataset.Id, ObjectIdentifier.Dataset);

    /// <summary>Converts a resource to its id.</summary>
    /// <exception cref="ArgumentException">The resource has no id: it was read with a mask that leaves the id out.</exception>
    [return: NotNullIfNotNull(nameof(resource))]
    public static implicit operator MetricsKey?(Resource? resource) =>
        resource is null ? null : OfModel(resource.IdIfSent?.ToString("D"), ObjectIdentifier.Resource);

    /// <summary>Converts a community resource to its id.</summary>
    /// <exception cref="ArgumentException">The resource has no id: it was read with a mask that leaves the id out.</exception>
    [return: NotNullIfNotNull(nameof(resource))]
    public static implicit operator MetricsKey?(CommunityResource? resource) =>
        resource is null ? null : OfModel(resource.IdIfSent?.ToString("D"), ObjectIdentifier.Resource);

    /// <summary>Converts an organization to its id.</summary>
    /// <exception cref="ArgumentException">The organization has no id: it was read with a mask that leaves the id out.</exception>
    [return: NotNullIfNotNull(nameof(organization))]
    public static implicit operator MetricsKey?(Organization? organization) =>
        organization is null ? null : OfModel(organization.IdIfSent, ObjectIdentifier.Organization);

    /// <summary>Converts a reference to an organization, such as that of a dataset, to its id.</summary>
    /// <exception cref="ArgumentException">The reference has no id: it was read with a mask that leaves the id out.</exception>
    [return: NotNullIfNotNull(nameof(organization))]
    public static implicit operator MetricsKey?(OrganizationReference? organization) =>
        organization is null ? null : OfModel(organization.Id, ObjectIdentifier.Organization);

    /// <summary>Converts a reuse to its id.</summary>
    /// <exception cref="ArgumentException">The reuse has no id: it was read with a mask that leaves the id out.</exception>
    [return: NotNullIfNotNull(nameof(reuse))]
    public static implicit operator MetricsKey?(Reuse? reuse) =>
        reuse is null ? null : OfModel(reuse.IdIfSent, ObjectIdentifier.Reuse);

    /// <summary>Converts a reuse of version 2 to its id.</summary>
    /// <exception cref="ArgumentException">The reuse has no id: it was read with a mask that leaves the id out.</exception>
    [return: NotNullIfNotNull(nameof(reuse))]
    public static implicit operator MetricsKey?(ReuseV2? reuse) =>
        reuse is null ? null : OfModel(reuse.IdIfSent, ObjectIdentifier.Reuse);

    /// <summary>Converts a dataservice to its id.</summary>
    /// <exception cref="ArgumentException">The dataservice has no id: it was read with a mask that leaves the id out.</exception>
    [return: NotNullIfNotNull(nameof(dataservice))]
    public static implicit operator MetricsKey?(Dataservice? dataservice) =>
        dataservice is null ? null : OfModel(dataservice.IdIfSent, ObjectIdentifier.Dataservice);

    /// <summary>Returns the id.</summary>
    public override string ToString() => Value;

    private static MetricsKey OfModel(string? id, ObjectIdentifier kind) => new(id ?? throw MissingId.Of(kind.Name), kind);
}
