using System.Net.Http.Json;

namespace DataGouv.Requests;

/// <summary>What is known of the body of a request.</summary>
internal static class RequestBody
{
    /// <summary>
    /// Can it be sent a second time, from its source? A stream can when it can go back; .NET's own content then does so by itself.
    /// </summary>
    public static bool CanReplay(HttpContent? body) =>
        body switch
        {
            null or ByteArrayContent or ReadOnlyMemoryContent or JsonContent => true,
            MultipartContent parts => parts.All(CanReplay),
            // This looks at the stream without reading it.
            StreamContent stream => stream.ReadAsStream().CanSeek,
            _ => false,
        };
}
