using System.Text.Json;
using DataGouv.Catalog;

namespace DataGouv.Transfers.Downloads;

/// <summary>One entry of the list of a dataset's resources.</summary>
/// <param name="Resource">The resource; null when the entry is none.</param>
/// <param name="Unreadable">Why the entry cannot be read; null when it can be, or is null itself.</param>
internal sealed record ListedResource(Resource? Resource, JsonException? Unreadable)
{
    /// <summary>Returns the entries of a dataset that was read.</summary>
    public static IReadOnlyList<ListedResource> Of(Dataset dataset) =>
        [.. (dataset.ResourcesIfSent ?? []).Select(resource => new ListedResource(resource, null))];

    /// <summary>Reads the entries of a dataset one by one, because it cannot be read whole.</summary>
    /// <param name="dataset">The dataset in JSON.</param>
    /// <returns>The entries; null when the text has no list of them.</returns>
    public static IReadOnlyList<ListedResource>? Read(ReadOnlyMemory<byte> dataset)
    {
        try
        {
            using var json = JsonDocument.Parse(dataset);
            return
                json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("resources", out var list)
                && list.ValueKind == JsonValueKind.Array
                ? [.. list.EnumerateArray().Select(Read)]
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Makes the failure of an entry that is no resource.</summary>
    public DownloadException Failure() =>
        Unreadable is null
            ? new DownloadException(DownloadFailure.Unreachable, "The list of resources of the dataset has null in the place of one.", 0)
            : new DownloadException(
                DownloadFailure.Unreachable,
                $"An entry in the list of resources of the dataset cannot be read: {Unreadable.Message}",
                0,
                Unreadable);

    private static ListedResource Read(JsonElement entry)
    {
        try
        {
            return new ListedResource(entry.Deserialize(Catalog.Resource.JsonTypeInfo), null);
        }
        catch (JsonException unreadable)
        {
            return new ListedResource(null, unreadable);
        }
    }
}
