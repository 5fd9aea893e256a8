using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using DataGouv.Catalog;
using Microsoft.Kiota.Abstractions;

namespace DataGouv.Transfers.Uploads.Targets;

/// <summary>
/// Reads what an upload needs to know of a place. All that there is to know of a dataset would take a process that only uploads longer to
/// prepare for than the upload itself.
/// </summary>
internal static class TargetReading
{
    /// <summary>Sends a request and reads these parts of its answer.</summary>
    public static Task<T> ReadAsync<T>(
        IRequestAdapter adapter,
        ApiRequest request,
        JsonTypeInfo<T> type,
        CancellationToken cancellationToken) =>
        adapter.SendAsync(request, new JsonAnswer<T>(type, isOptional: false, request.IsMasked), cancellationToken);
}

/// <summary>Which dataset it is.</summary>
internal sealed record DatasetIdentity(string Id);

/// <summary>The resources of a dataset.</summary>
internal sealed record DatasetResources(IReadOnlyList<Resource?> Resources);

/// <summary>A page of community resources.</summary>
internal sealed record CommunityResources(IReadOnlyList<Resource?> Data);

/// <summary>How these parts are read, without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(DatasetIdentity))]
[JsonSerializable(typeof(DatasetResources))]
[JsonSerializable(typeof(CommunityResources))]
internal sealed partial class TargetJson : JsonSerializerContext
{
}
