using Microsoft.AspNetCore.Http;
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

    public static async Task<UploadFormParts> ReadAsync(HttpRequest request, byte[] body)
    {
        var boundary = HeaderUtilities.RemoveQuotes(MediaTypeHeaderValue.Parse(request.ContentType!).Boundary).Value!;
        var reader = new MultipartReader(boundary, new MemoryStream(body));
        var fields = new Dictionary<string, string>();
        byte[]? file = null;
        string? own = null;
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
            own);
    }

    private static long? Number(Dictionary<string, string> fields, string name) =>
        fields.TryGetValue(name, out var text) ? long.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : null;
}
