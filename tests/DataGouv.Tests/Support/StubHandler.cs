using System.Collections.Concurrent;

namespace DataGouv.Tests.Support;

/// <summary>The end of a pipeline that answers by a function, and remembers what it was asked.</summary>
internal sealed class StubHandler(Func<HttpRequestMessage, int, HttpResponseMessage> answer) : HttpMessageHandler
{
    private readonly ConcurrentQueue<SentRequest> _requests = new();
    private int _count;

    public StubHandler(Func<HttpRequestMessage, HttpResponseMessage> answer)
        : this((request, _) => answer(request))
    {
    }

    public IReadOnlyList<SentRequest> Requests => [.. _requests];

    public bool IsDisposed { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        _requests.Enqueue(await SentRequest.ReadAsync(request, cancellationToken));
        var response = answer(request, Interlocked.Increment(ref _count));
        response.RequestMessage = request;
        return response;
    }

    protected override void Dispose(bool disposing)
    {
        IsDisposed = true;
        base.Dispose(disposing);
    }
}
