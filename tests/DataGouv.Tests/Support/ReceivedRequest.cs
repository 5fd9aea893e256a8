using Microsoft.AspNetCore.Http;

namespace DataGouv.Tests.Support;

/// <summary>What came out of a socket.</summary>
internal sealed record ReceivedRequest(string Method, string Path, string Query, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public static async Task<ReceivedRequest> ReadAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        return new ReceivedRequest(
            context.Request.Method,
            context.Request.Path,
            context.Request.QueryString.Value ?? "",
            context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            await reader.ReadToEndAsync());
    }

    /// <summary>All that could hold a secret.</summary>
    public override string ToString() => $"{Method} {Path}{Query}\n{string.Join('\n', Headers)}\n{Body}";
}
