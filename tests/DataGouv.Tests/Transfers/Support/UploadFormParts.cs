using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace DataGouv.Tests.Transfers.Support;

/// <summary>The fields of a received form.</summary>
internal sealed record UploadFormParts(string? Uuid, string? FileName, int? PartIndex, int? TotalParts, long? ChunkSize, byte[]? File, string? OwnFileName)
{
    public bool IsChunked => TotalParts > 1;

    public UploadStep Step => (IsChunked, File) switch
    {
        (false, _) => UploadStep.Whole,
        (true, null) => UploadStep.Final,
        _ => UploadStep.Part,
    };

    /// <summary>All that it says, to be compared with another.</summary>
    public string Text => string.Join('|', Uuid, FileName, PartIndex, TotalParts, ChunkSize, OwnFileName, MediaType, File is null ? "" : Convert.ToHexString(File), BBox);

    public string? BBox { get; private init; }

    /// <summary>What the file is said to be.</summary>
    public string? MediaType { get; private init; }

    public static async Task<UploadFormParts> ReadAsync(string contentType, ReadOnlyMemory<byte> body)
    {
        var boundary = HeaderUtilities.RemoveQuotes(MediaTypeHeaderValue.Parse(contentType).Boundary).Value!;
        var reader = new MultipartReader(boundary, new MemoryStream(body.ToArray()));
        var fields = new Dictionary<string, string>();
        byte[]? file = null;
        string? own = null;
        string? mediaType = null;
        while (await reader.ReadNextSectionAsync() is { } section)
        {
            using var content = new MemoryStream();
            await section.Body.CopyToAsync(content);
            var disposition = ContentDispositionHeaderValue.Parse(section.ContentDisposition);
            var name = HeaderUtilities.RemoveQuotes(disposition.Name).Value!;
            if (disposition.FileName.HasValue)
            {
                // As the platform's parser reads it.
                own = HeaderUtilities.UnescapeAsQuotedString(disposition.FileName).Value!.Replace("%22", "\"", StringComparison.Ordinal);
                file = name == "file" ? content.ToArray() : file;
                mediaType = section.ContentType;
            }
            else
            {
                fields[name] = System.Text.Encoding.UTF8.GetString(content.ToArray());
            }
        }

        return new UploadFormParts(
            fields.GetValueOrDefault("uuid"),
            fields.GetValueOrDefault("filename"),
            Number(fields, "partindex") is { } part ? (int)part : null,
            Number(fields, "totalparts") is { } total ? (int)total : null,
            Number(fields, "chunksize"),
            file,
            own)
        {
            BBox = fields.GetValueOrDefault("bbox"),
            MediaType = mediaType,
        };
    }

    private static long? Number(Dictionary<string, string> fields, string name) =>
        fields.TryGetValue(name, out var text) ? long.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : null;
}
