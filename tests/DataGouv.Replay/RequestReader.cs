using System.Text;
using Microsoft.AspNetCore.Http;

namespace DataGouv.Replay;

/// <summary>Reads what a client sent to the replay server.</summary>
internal static class RequestReader
{
    public static async Task<ReplayRequest> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var api = RecordedApi.Locate(request.Path.Value ?? "", out var path);
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellationToken);
        return new ReplayRequest
        {
            Api = api,
            Method = request.Method,
            Path = path,
            Query = (request.QueryString.Value ?? "").TrimStart('?'),
            Headers = request.Headers.ToDictionary(
                header => header.Key, header => string.Join(", ", header.Value.AsEnumerable()), StringComparer.OrdinalIgnoreCase),
            Body = body.ToArray(),
        };
    }

    /// <summary>Gives a JSON body its recorded links back: a client that sends what it read sends rewritten ones.</summary>
    public static ReplayRequest RestoreLinks(ReplayRequest request, LinkRewriter links) =>
        request.Header("Content-Type")?.Contains("json", StringComparison.OrdinalIgnoreCase) == true
            ? request with { Body = Encoding.UTF8.GetBytes(links.ToRecorded(request.Text)) }
            : request;
}
