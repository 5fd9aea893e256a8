using System.Net;
using System.Net.Http.Headers;

namespace DataGouv.Benchmarks;

/// <summary>Answers at once, always the same, from a stream: what is measured is all that stands above a socket.</summary>
internal sealed class FakeTransport(byte[] body) : HttpMessageHandler
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var content = new StreamContent(new MemoryStream(body, writable: false));
        content.Headers.ContentType = Json;
        return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = content, RequestMessage = request });
    }
}
