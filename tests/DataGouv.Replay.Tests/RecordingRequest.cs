namespace DataGouv.Replay.Tests;

/// <summary>Sends a recorded request again.</summary>
internal static class RecordingRequest
{
    public static HttpRequestMessage For(Recording recording, ReplayServer server)
    {
        var recorded = recording.Request;
        var target = $"{recorded.Api.Mount}{recorded.Path}{(recorded.Query.Length == 0 ? "" : "?")}{recorded.Query}";
        var message = new HttpRequestMessage(new HttpMethod(recorded.Method), new Uri(server.Catalog, target));
        if (recorded.Body.Length > 0)
            message.Content = new ByteArrayContent(recorded.Body.ToArray());
        // The host and the length are those of this request; a bodiless request may still have announced a type.
        foreach (var (name, value) in recorded.Headers.Where(header => header.Key is not ("Host" or "Content-Length")))
        {
            if (!message.Headers.TryAddWithoutValidation(name, value))
                (message.Content ??= new ByteArrayContent([])).Headers.TryAddWithoutValidation(name, value);
        }

        return message;
    }
}
