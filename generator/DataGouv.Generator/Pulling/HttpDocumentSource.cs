using System.Net;
using System.Net.Http.Headers;
using DataGouv.Generator.Documents;

namespace DataGouv.Generator.Pulling;

/// <summary>Documents on a server, asked for with conditional requests.</summary>
internal sealed class HttpDocumentSource(HttpClient http, Func<Api, Uri> addressOf) : IDocumentSource
{
    /// <summary>A client that says who asks, and gives up on a server that does not answer.</summary>
    public static HttpClient CreateClient()
    {
        var client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All, UseCookies = false })
        {
            Timeout = TimeSpan.FromSeconds(60),

            // The largest document has half a megabyte.
            MaxResponseContentBufferSize = 64 << 20,
        };
        client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("DataGouv.Generator", typeof(HttpDocumentSource).Assembly.GetName().Version?.ToString(3)));
        return client;
    }

    /// <inheritdoc />
    public async Task<FetchedDocument> Fetch(Api api, LockFile? known, CancellationToken cancellation)
    {
        var address = addressOf(api);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));

        // A validator is only worth something to the server that gave it.
        if (known?.Source == address.AbsoluteUri)
        {
            request.Headers.IfModifiedSince = known.LastModified;
            if (known.ETag is { } etag && EntityTagHeaderValue.TryParse(etag, out var tag))
            {
                request.Headers.IfNoneMatch.Add(tag);
            }
        }

        try
        {
            using var response = await http.SendAsync(request, cancellation);
            if (response.StatusCode == HttpStatusCode.NotModified)
            {
                return new FetchedDocument(address.AbsoluteUri, address.AbsoluteUri, null, known?.ETag, known?.LastModified);
            }

            if (!response.IsSuccessStatusCode)
            {
                throw Unreachable(api, address, $"answered {(int)response.StatusCode} {response.ReasonPhrase}", null);
            }

            var text = JsonSyntax.Decode(await response.Content.ReadAsByteArrayAsync(cancellation));
            return new FetchedDocument(address.AbsoluteUri, address.AbsoluteUri, text, response.Headers.ETag?.ToString(), response.Content.Headers.LastModified);
        }
        catch (DocumentException defect)
        {
            throw defect.In(address.AbsoluteUri);
        }
        catch (HttpRequestException failure)
        {
            throw Unreachable(api, address, $"could not be read: {failure.GetBaseException().Message}", failure);
        }
        catch (TaskCanceledException slow) when (!cancellation.IsCancellationRequested)
        {
            throw Unreachable(api, address, $"did not answer within {http.Timeout.TotalSeconds:0} s", slow);
        }
    }

    private static DocumentException Unreachable(Api api, Uri address, string problem, Exception? inner) =>
        new("$", $"The document of {api.Name} {problem}.", "Try again later, or pull it from elsewhere with --from.", address.AbsoluteUri, inner);
}
