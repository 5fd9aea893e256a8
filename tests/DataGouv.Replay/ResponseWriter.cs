using System.Text;
using Microsoft.AspNetCore.Http;

namespace DataGouv.Replay;

/// <summary>Sends a recorded answer.</summary>
internal static class ResponseWriter
{
    // These describe the recorded connection, not the one at hand.
    private static readonly HashSet<string> ConnectionHeaders = new(StringComparer.OrdinalIgnoreCase)
    {
        "Connection", "Content-Length", "Date", "Keep-Alive", "Server", "Transfer-Encoding",
    };

    public static async Task WriteAsync(RecordedResponse recorded, LinkRewriter links, HttpContext context)
    {
        var response = context.Response;
        response.StatusCode = recorded.Status;
        foreach (var (name, value) in recorded.Headers)
        {
            if (!ConnectionHeaders.Contains(name))
                response.Headers[name] = name.ToUpperInvariant() is "LOCATION" or "LINK" ? links.ToReplay(value) : value;
        }

        if (HttpMethods.IsHead(context.Request.Method)
            || recorded.Status is StatusCodes.Status204NoContent or StatusCodes.Status304NotModified)
            return;

        var body = recorded.IsText ? Encoding.UTF8.GetBytes(links.ToReplay(recorded.Text)) : recorded.Body;
        // A stream announced no length when it was recorded, and clients must cope with that.
        if (!recorded.Headers.ContainsKey("Transfer-Encoding"))
            response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, context.RequestAborted);
    }
}
