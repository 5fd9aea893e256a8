using System.Net;

namespace DataGouv.Tests.Tabular.Scripted;

/// <summary>A scripted table as the end of a client's pipeline.</summary>
internal sealed class ScriptedHandler(ScriptedTable table) : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var (status, contentType, body) = table.Answer(request.RequestUri!.PathAndQuery);
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new ReadOnlyMemoryContent(body), RequestMessage = request };
        response.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return Task.FromResult(response);
    }
}
