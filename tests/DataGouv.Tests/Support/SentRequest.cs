namespace DataGouv.Tests.Support;

/// <summary>What left the process.</summary>
internal sealed record SentRequest(string Method, Uri Address, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public static async Task<SentRequest> ReadAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var headers = request.Headers.NonValidated.Concat(request.Content is { } content ? [.. content.Headers.NonValidated] : [])
            .ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);

        // As a socket does it: what can be read once is then gone.
        using var sent = new MemoryStream();
        if (request.Content is { } body)
        {
            await body.CopyToAsync(sent, cancellationToken);
        }

        return new SentRequest(request.Method.Method, request.RequestUri!, headers, System.Text.Encoding.UTF8.GetString(sent.ToArray()));
    }
}
