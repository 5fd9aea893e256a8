using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace DataGouv.Generated.Tests.RoundTrip;

/// <summary>Reads a form with the parser of ASP.NET Core, which has nothing in common with what wrote it.</summary>
internal static class SentForm
{
    public static async Task<IReadOnlyList<SentPart>> ReadAsync(Stream body, string contentType)
    {
        var reader = new MultipartReader(HeaderUtilities.RemoveQuotes(MediaTypeHeaderValue.Parse(contentType).Boundary).Value!, body);
        var parts = new List<SentPart>();
        while (await reader.ReadNextSectionAsync() is { } section)
        {
            using var content = new MemoryStream();
            await section.Body.CopyToAsync(content);
            var disposition = ContentDispositionHeaderValue.Parse(section.ContentDisposition);
            parts.Add(new SentPart(
                HeaderUtilities.RemoveQuotes(disposition.Name).Value!,
                disposition.FileName.HasValue ? HeaderUtilities.RemoveQuotes(disposition.FileName).Value : null,
                section.ContentType,
                Convert.ToHexString(content.ToArray())));
        }

        return parts;
    }
}
