using System.Diagnostics.CodeAnalysis;
using DataGouv.Catalog;
using DataGouv.CatalogV2;

namespace DataGouv;

/// <summary>
/// Names a dataset: by its id, by its slug, or by the dataset itself, as either version of the Main API returned it. Text and datasets
/// convert by themselves.
/// </summary>
public sealed class DatasetKey
{
    private DatasetKey(string value)
    {
        Value = value;
    }

    /// <summary>Gets the id or the slug.</summary>
    internal string Value { get; }

    /// <summary>Converts an id (24 hexadecimal digits) or a slug.</summary>
    /// <exception cref="ArgumentException">The text is empty, or is the id of a resource.</exception>
    [return: NotNullIfNotNull(nameof(idOrSlug))]
    public static implicit operator DatasetKey?(string? idOrSlug) => idOrSlug is null ? null : new(Checked(idOrSlug));

    /// <summary>Converts a dataset to its id.</summary>
    /// <exception cref="ArgumentException">The dataset has no id: it was read with a mask that leaves the id out.</exception>
    [return: NotNullIfNotNull(nameof(dataset))]
    public static implicit operator DatasetKey?(Dataset? dataset) => dataset is null ? null : OfModel(dataset.IdIfSent);

    /// <summary>Converts a dataset of version 2 to its id.</summary>
    /// <exception cref="ArgumentException">The dataset has no id: it was read with a mask that leaves the id out.</exception>
    [return: NotNullIfNotNull(nameof(dataset))]
    public static implicit operator DatasetKey?(DatasetV2? dataset) => dataset is null ? null : OfModel(dataset.IdIfSent);

    /// <summary>Converts a reference to a dataset, such as that of a community resource, to its id.</summary>
    /// <exception cref="ArgumentException">The reference has no id: it was read with a mask that leaves the id out.</exception>
    [return: NotNullIfNotNull(nameof(dataset))]
    public static implicit operator DatasetKey?(DatasetReference? dataset) => dataset is null ? null : OfModel(dataset.Id);

    /// <summary>Returns the id or the slug.</summary>
    public override string ToString() => Value;

    private static DatasetKey OfModel(string? id) => new(id ?? throw MissingId.Of("dataset"));

    private static string Checked(string idOrSlug)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(idOrSlug);
        return Guid.TryParse(idOrSlug, out _)
            ? throw new ArgumentException(
                $"\"{idOrSlug}\" is the id of a resource, not of a dataset: pass the dataset's id (24 hexadecimal digits) or slug.",
                nameof(idOrSlug))
            : idOrSlug;
    }
}
