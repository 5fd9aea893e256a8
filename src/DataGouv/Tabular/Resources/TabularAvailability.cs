using System.Globalization;

namespace DataGouv.Tabular;

/// <summary>Why a resource is or is not in Tabular.</summary>
public sealed record TabularAvailability
{
    private TabularAvailability() { }

    /// <summary>The resource.</summary>
    public required Guid? ResourceId { get; init; }

    /// <summary>The reason.</summary>
    public required TabularAvailabilityReason Reason { get; init; }

    /// <summary>A sentence for people.</summary>
    public required string Explanation { get; init; }

    /// <summary>Can its rows be read?</summary>
    public bool IsAvailable => Reason == TabularAvailabilityReason.Available;

    /// <summary>What the catalogue says about a resource.</summary>
    public static TabularAvailability Of(Catalog.Resource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return new ResourceAnalysis(resource.Id, resource.Format, resource.Filesize, resource.Extras).Explain();
    }

    internal static TabularAvailability Because(Guid? id, TabularAvailabilityReason reason, string explanation) =>
        new()
        {
            ResourceId = id,
            Reason = reason,
            Explanation = explanation,
        };

    internal static TabularAvailability Available(Guid id, DateTimeOffset? since)
    {
        var day = since is { } date ? $", as parsed on {date.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : "";
        return Because(id, TabularAvailabilityReason.Available, $"The resource {id} is in Tabular{day}.");
    }

    internal static TabularAvailability TableMissing(Guid id) =>
        Because(
            id,
            TabularAvailabilityReason.TableMissing,
            $"The resource {id} was parsed, and its table is not there: it is being built anew because the file changed, or was "
                + "withdrawn. Try again in some minutes.");

    internal static TabularAvailability Deleted(Guid id) =>
        Because(id, TabularAvailabilityReason.Deleted, $"The resource {id} was deleted by its producer.");

    internal static TabularAvailability NotInCatalogue(Guid id) =>
        Because(
            id,
            TabularAvailabilityReason.NotInCatalogue,
            $"The catalogue has no resource {id}: it was deleted, is private, or belongs to another environment (production, demo). "
                + "Take the id of a resource, not that of its dataset.");

    internal static TabularAvailability NotKnown(Guid id) =>
        Because(id, TabularAvailabilityReason.Unknown, $"The resource {id} is not in Tabular, and the catalogue could not be asked why.");
}
