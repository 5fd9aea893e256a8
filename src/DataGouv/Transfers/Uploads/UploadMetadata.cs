using DataGouv.Catalog;

namespace DataGouv;

/// <summary>
/// What is said of a file after it is uploaded. The platform takes none of it together with the file, and gives every uploaded file its
/// name as title; what is null here stays as it is.
/// </summary>
public sealed class UploadMetadata
{
    /// <summary>
    /// The title. When null, a new resource keeps the name of the file as its title, and a replaced one gets its previous title back.
    /// </summary>
    public string? Title { get; init; }

    /// <summary>The description, in Markdown.</summary>
    public string? Description { get; init; }

    /// <summary>What kind of file it is. The platform says <c>main</c> of a new one.</summary>
    public ResourceType? Type { get; init; }

    /// <summary>The data schema that the file follows.</summary>
    public ResourceSchema? Schema { get; init; }

    /// <summary>Values of one's own. They replace those that are there.</summary>
    public JsonMap? Extras { get; init; }

    /// <summary>The organization that a community resource is published for: its id, or the organization as it was read.</summary>
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
