using System.Text.Json.Serialization;

namespace DataGouv.Transfers.Uploads.Parts;

/// <summary>The text of an <see cref="UploadSession"/>.</summary>
internal sealed record SessionDocument(
    int Version,
    string Api,
    Guid Id,
    string Kind,
    string? Dataset,
    Guid? Resource,
    string FileName,
    long? Length,
    int ChunkSize,
    IReadOnlyList<int> Stored,
    int HashedParts,
    string? Hash,
    bool IsCompleting,
    DateTimeOffset Started,
    DateTimeOffset LastActivity,
    IReadOnlyList<Guid>? Before = null);

/// <summary>How the text is read and written, without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(SessionDocument))]
internal sealed partial class SessionJson : JsonSerializerContext
{
}
