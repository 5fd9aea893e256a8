using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DataGouv.Replay;

/// <summary>The answer to a request that was never recorded.</summary>
internal static class UnmatchedResponse
{
    // People read the message: the & of a query should stay an & in it.
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static RecordedResponse Create(ReplayRequest request, IReadOnlyList<Recording> nearest)
    {
        var named = request.Header(RecordingMatcher.NameHeader) is { } name ? $" named {name}" : "";
        var suggestions = nearest.Count == 0
            ? "there are no recordings"
            : string.Join(", ", nearest.Select(recording => $"{recording.Request} ({recording.Name})"));
        var body = new JsonObject { ["message"] = $"No recording{named} of {request}. Nearest: {suggestions}." };
        return new RecordedResponse
        {
            Status = 404,
            Headers = new Dictionary<string, string> { ["Content-Type"] = "application/json" },
            Body = JsonSerializer.SerializeToUtf8Bytes(body, Readable),
        };
    }
}
