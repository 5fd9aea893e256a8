using System.Text;
using System.Text.Json;

namespace DataGouv.Replay;

/// <summary>Reads one recorded exchange; the INDEX.md of each folder of recordings describes the format.</summary>
internal static class RecordingFile
{
    public static Recording Read(RecordedApi api, string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        var exchange = document.RootElement;
        return new Recording
        {
            Name = exchange.GetProperty("name").GetString()!,
            Request = ReadRequest(api, exchange.GetProperty("request")),
            Response = ReadResponse(exchange.GetProperty("response")),
        };
    }

    private static ReplayRequest ReadRequest(RecordedApi api, JsonElement request)
    {
        var headers = ReadHeaders(request);
        var isForm = headers.GetValueOrDefault("Content-Type") == MultipartForm.MediaType;
        // The recording keeps the parts of a form but not their boundary.
        if (isForm)
            headers["Content-Type"] = MultipartForm.ContentType;
        return new ReplayRequest
        {
            Api = api,
            Method = request.GetProperty("method").GetString()!,
            Path = request.GetProperty("path").GetString()!,
            Query = request.GetProperty("query").GetString() ?? "",
            Headers = headers,
            Body = isForm ? MultipartForm.Write(request.GetProperty("body")) : ReadRequestBody(request),
        };
    }

    // Contrary to a response, a request says nothing of its encoding unless its body is raw text:
    // a JSON string without "encoding" is a JSON value.
    private static byte[] ReadRequestBody(JsonElement request)
    {
        if (!request.TryGetProperty("body", out var body) || body.ValueKind == JsonValueKind.Null)
            return [];
        return Encoding.UTF8.GetBytes(IsEncoded(request, "text") ? body.GetString()! : body.GetRawText());
    }

    private static RecordedResponse ReadResponse(JsonElement response)
    {
        var body = response.GetProperty("body");
        var isBinary = IsEncoded(response, "base64");
        return new RecordedResponse
        {
            Status = response.GetProperty("status").GetInt32(),
            Headers = ReadHeaders(response),
            Body = isBinary ? body.GetBytesFromBase64() : ReadResponseText(response, body),
            IsText = !isBinary,
            IsTruncated = IsTrue(response, "truncated") || IsTrue(response, "body_truncated"),
        };
    }

    private static byte[] ReadResponseText(JsonElement response, JsonElement body) => body.ValueKind switch
    {
        JsonValueKind.Null when !IsEncoded(response, "json") => [],
        JsonValueKind.String when !IsEncoded(response, "json") => Encoding.UTF8.GetBytes(body.GetString()!),
        _ => Encoding.UTF8.GetBytes(body.GetRawText()),
    };

    // "set-cookie" is a boolean, which says that there was a cookie but not which one: it cannot be replayed.
    private static Dictionary<string, string> ReadHeaders(JsonElement message) =>
        message.GetProperty("headers").EnumerateObject()
            .Where(header => header.Value.ValueKind == JsonValueKind.String)
            .ToDictionary(header => header.Name, header => header.Value.GetString()!, StringComparer.OrdinalIgnoreCase);

    private static bool IsEncoded(JsonElement message, string encoding) =>
        message.TryGetProperty("encoding", out var value) && value.ValueEquals(encoding);

    private static bool IsTrue(JsonElement message, string property) =>
        message.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.True;
}
