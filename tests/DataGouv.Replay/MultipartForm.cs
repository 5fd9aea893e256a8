using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace DataGouv.Replay;

/// <summary>Writes recorded forms as <c>multipart/form-data</c>, and reads sent ones to compare them.</summary>
internal static class MultipartForm
{
    public const string MediaType = "multipart/form-data";
    public const string ContentType = $"{MediaType}; boundary={Boundary}";
    private const string Boundary = "recorded-part-53f1";

    public static byte[] Write(JsonElement parts)
    {
        using var body = new MemoryStream();
        foreach (var part in parts.EnumerateArray())
        {
            var head = $"--{Boundary}\r\nContent-Disposition: form-data; name=\"{part.GetProperty("name").GetString()}\"";
            if (part.TryGetProperty("filename", out var fileName))
                head += $"; filename=\"{fileName.GetString()}\"";
            if (part.TryGetProperty("contentType", out var contentType))
                head += $"\r\nContent-Type: {contentType.GetString()}";
            body.Write(Encoding.UTF8.GetBytes(head + "\r\n\r\n"));
            body.Write(part.TryGetProperty("base64", out var binary)
                ? binary.GetBytesFromBase64()
                : Encoding.UTF8.GetBytes(part.GetProperty("text").GetString()!));
            body.Write("\r\n"u8);
        }

        body.Write(Encoding.ASCII.GetBytes($"--{Boundary}--\r\n"));
        return body.ToArray();
    }

    /// <summary>The parts of a form, whatever its boundary; null if the request holds no form.</summary>
    public static IReadOnlyList<MultipartFormPart>? Read(ReplayRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.Header("Content-Type"), out var contentType) || contentType.MediaType != MediaType)
            return null;
        var boundary = contentType.Parameters.FirstOrDefault(parameter => parameter.Name == "boundary")?.Value?.Trim('"');
        // Latin-1 gives each byte one character, which keeps binary content whole.
        var body = Encoding.Latin1.GetString(request.Body.Span);
        return [.. $"\r\n{body}".Split($"\r\n--{boundary}").Skip(1).SkipLast(1).Select(ReadPart)];
    }

    private static MultipartFormPart ReadPart(string part)
    {
        var end = part.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        // Names are sent as UTF-8, in the clear by browsers and requests, encoded by HttpClient.
        var head = Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(end < 0 ? part : part[..end]));
        var content = end < 0 ? "" : part[(end + 4)..];
        var disposition = head.Split("\r\n")
            .Where(line => line.StartsWith("Content-Disposition:", StringComparison.OrdinalIgnoreCase))
            .Select(line => ContentDispositionHeaderValue.Parse(line["Content-Disposition:".Length..]))
            .FirstOrDefault();
        return new MultipartFormPart(
            disposition?.Name?.Trim('"') ?? "", (disposition?.FileNameStar ?? disposition?.FileName)?.Trim('"'), content);
    }
}
