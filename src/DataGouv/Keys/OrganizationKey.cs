using System.Diagnostics.CodeAnalysis;
using DataGouv.Catalog;

namespace DataGouv;

/// <summary>
/// Names an organization: by its id, by its slug, or by the organization itself, as either version of the Main API returned it. Text and
/// organizations convert by themselves.
/// </summary>
public sealed class OrganizationKey
{
    private OrganizationKey(string value)
    {
        Value = value;
    }

    /// <summary>Gets the id or the slug.</summary>
    internal string Value { get; }

    /// <summary>Converts an id (24 hexadecimal digits) or a slug.</summary>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    [return: NotNullIfNotNull(nameof(idOrSlug))]
    public static implicit operator OrganizationKey?(string? idOrSlug) => idOrSlug is null ? null : new(Checked(idOrSlug));

    /// <summary>Converts an organization to its id.</summary>
    /// <exception cref="ArgumentException">The organization has no id: it was read with a mask that leaves the id out.</exception>
    [return: NotNullIfNotNull(nameof(organization))]
    public static implicit operator OrganizationKey?(Organization? organization) =>
        organization is null ? null : OfModel(organization.IdIfSent);

    /// <summary>Converts a reference to an organization, such as that of a dataset, to its id.</summary>
    /// <exception cref="ArgumentException">The reference has no id: it was read with a mask that leaves the id out.</exception>
    [return: NotNullIfNotNull(nameof(organization))]
    public static implicit operator OrganizationKey?(OrganizationReference? organization) =>
        organization is null ? null : OfModel(organization.Id);

    /// <summary>Returns the id or the slug.</summary>
    public override string ToString() => Value;

    private static OrganizationKey OfModel(string? id) => new(id ?? throw MissingId.Of("organization"));

    private static string Checked(string idOrSlug)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(idOrSlug);
        return idOrSlug;
    }
}
