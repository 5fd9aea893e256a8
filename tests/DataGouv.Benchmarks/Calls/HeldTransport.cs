using System.Net;

namespace DataGouv.Benchmarks.Calls;

/// <summary>Answers nothing until it is told to answer everything. Like sockets it keeps each request until then.</summary>
internal sealed class HeldTransport(byte[] body, int capacity) : HttpMessageHandler
{
    private readonly List<(HttpRequestMessage Request, TaskCompletionSource<HttpResponseMessage> Answer)> _waiting = new(capacity);

    /// <summary>Answers all that wait.</summary>
    public void Release()
    {
        foreach (var (request, answer) in _waiting)
        {
            var content = new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } };
            answer.SetResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = content, RequestMessage = request });
        }
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = new TaskCompletionSource<HttpResponseMessage>();
        _waiting.Add((request, answer));
        return answer.Task;
    }
}
