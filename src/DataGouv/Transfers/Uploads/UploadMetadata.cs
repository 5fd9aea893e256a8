using DataGouv.Catalog;

namespace DataGouv;

/// <summary>
/// Represents the metadata that a resource gets after its file is uploaded. The platform does not take them together with the file, and
/// gives every uploaded file its name as title; members that are null stay as they are.
/// </summary>
public sealed class UploadMetadata
{
    /// <summary>
    /// Gets the title. When null, a new resource keeps the name of the file as its title, and a replaced one gets its previous title back.
    /// </summary>
    public string? Title { get; init; }

    /// <summary>Gets the description, in Markdown.</summary>
    public string? Description { get; init; }

    /// <summary>Gets the type of the resource. The platform gives a new one the type <c>main</c>.</summary>
    public ResourceType? Type { get; init; }

    /// <summary>Gets the data schema that the file follows.</summary>
    public ResourceSchema? Schema { get; init; }

    /// <summary>Gets the extras. They replace those that are there.</summary>
    public JsonMap? Extras { get; init; }

    /// <summary>Gets the organization that a community resource is published for: its id, or the organization as it was read.</summary>
    public OrganizationKey? Organization { get; init; }

    internal bool IsEmpty =>
        Title is null && Description is null && Type is null && Schema is null && Extras is null && Organization is null;

    internal UploadMetadata WithTitle(string? title) => new()
    {
        Title = title,
        Description = Description,
        Type = Type,
        Schema = Schema,
        Extras = Extras,
        Organization = Organization,
    };
}
