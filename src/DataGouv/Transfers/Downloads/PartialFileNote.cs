using System.Text.Json;
using System.Text.Json.Serialization;

namespace DataGouv.Transfers.Downloads;

/// <summary>Says of a partial file where it comes from and which file it is the beginning of, so that another download can go on.</summary>
/// <param name="Address">The address that was asked for.</param>
/// <param name="File">What the server said of the file.</param>
internal sealed record PartialFileNote(Uri Address, RemoteFile File)
{
    /// <summary>Writes the note beside its file.</summary>
    public void Save(string partialFile) =>
        System.IO.File.WriteAllBytes(
            PathOf(partialFile),
            JsonSerializer.SerializeToUtf8Bytes(this, PartialFileJson.Default.PartialFileNote));

    /// <summary>Reads the note beside a file.</summary>
    /// <returns>The note; null when there is none, or none that can be read.</returns>
    public static PartialFileNote? Load(string partialFile)
    {
        try
        {
            return JsonSerializer.Deserialize(System.IO.File.ReadAllBytes(PathOf(partialFile)), PartialFileJson.Default.PartialFileNote);
        }
        catch (Exception failure) when (failure is JsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Removes the note beside a file, if there is one.</summary>
    public static void Delete(string partialFile) => System.IO.File.Delete(PathOf(partialFile));

    private static string PathOf(string partialFile) => $"{partialFile}.json";
}

/// <summary>How the note is read and written, without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true
)]
[JsonSerializable(typeof(PartialFileNote))]
internal sealed partial class PartialFileJson : JsonSerializerContext { }
