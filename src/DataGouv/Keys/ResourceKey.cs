using System.Diagnostics.CodeAnalysis;
using DataGouv.Catalog;
using DataGouv.CatalogV2;

namespace DataGouv;

/// <summary>
/// Names a resource: by its id, or by the resource itself, as either version of the Main API returned it. Ids and resources convert by
/// themselves.
/// </summary>
public sealed class ResourceKey
{
    private ResourceKey(Guid value)
    {
        Value = value;
    }

    /// <summary>Gets the id.</summary>
    internal Guid Value { get; }

    /// <summary>Converts an id.</summary>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    public static implicit operator ResourceKey(Guid id) => id == Guid.Empty
        ? throw new ArgumentException("The id of the resource is empty: pass the id of an existing resource.", nameof(id))
        : new(id);

    /// <summary>Converts the text of an id, a UUID.</summary>
    /// <exception cref="ArgumentException">The text is not a UUID.</exception>
    [return: NotNullIfNotNull(nameof(id))]
    public static implicit operator ResourceKey?(string? id) => id is null ? null : Parse(id);

    /// <summary>Converts a resource to its id.</summary>
    /// <exception cref="ArgumentException">The resource has no id: it was read with a mask that leaves the id out.</exception>
    [return: NotNullIfNotNull(nameof(resource))]
    public static implicit operator ResourceKey?(Resource? resource) => resource is null ? null : OfModel(resource.IdIfSent);

    /// <summary>Converts a community resource to its id.</summary>
    /// <exception cref="ArgumentException">The resource has no id: it was read with a mask that leaves the id out.</exception>
    [return: NotNullIfNotNull(nameof(resource))]
    public static implicit operator ResourceKey?(CommunityResource? resource) => resource is null ? null : OfModel(resource.IdIfSent);

    /// <summary>Converts a resource of version 2 of the Main API to its id.</summary>
    /// <exception cref="ArgumentException">The resource has no id: it was read with a mask that leaves the id out.</exception>
    [return: NotNullIfNotNull(nameof(resource))]
    public static implicit operator ResourceKey?(ResourceWithDataset? resource) => resource is null ? null : resource.ResourceIfSent;

    /// <summary>Returns the id.</summary>
    public override string ToString() => Value.ToString("D");

    private static ResourceKey OfModel(Guid? id) => id ?? throw MissingId.Of("resource");

    private static ResourceKey Parse(string id)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        return Guid.TryParse(id, out var uuid)
            ? uuid
            : throw new ArgumentException(
                id.Length == 24 && id.All(char.IsAsciiHexDigit)
                    ? $"\"{id}\" is the id of a dataset or another object: pass the id of one of its resources (a UUID)."
                    : $"\"{id}\" is not the id of a resource: pass a UUID, such as 7d3f1c52-9a4e-4b6d-8f21-0c5a9e7b1d34.",
                nameof(id));
    }
}
