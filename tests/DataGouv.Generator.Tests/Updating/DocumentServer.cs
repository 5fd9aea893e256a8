using System.Net;
using System.Net.Sockets;
using System.Text;

namespace DataGouv.Generator.Tests.Updating;

/// <summary>A server on the loopback interface that publishes a document, as well or as badly as a test wants.</summary>
internal sealed class DocumentServer : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly TaskCompletionSource _stopped = new();
    private readonly Task _serving;

    public DocumentServer()
    {
        var port = FreePort();
        Address = new Uri($"http://127.0.0.1:{port}/");
        _listener.Prefixes.Add(Address.AbsoluteUri);
        _listener.Start();
        _serving = Serve();
    }

    public Uri Address { get; }

    /// <summary>What is published.</summary>
    public string Document { get; set; } = "";

    /// <summary>The status of every answer.</summary>
    public HttpStatusCode Status { get; set; } = HttpStatusCode.OK;

    /// <summary>The validator of the document.</summary>
    public string? ETag { get; set; }

    /// <summary>Does it take a request and never answer?</summary>
    public bool IsSilent { get; set; }

    /// <summary>The validators that it was asked with.</summary>
    public List<string?> Asked { get; } = [];

    public void Dispose()
    {
        if (_stopped.TrySetResult())
        {
            _listener.Stop();
            _serving.Wait(TimeSpan.FromSeconds(10));
            _listener.Close();
        }
    }

    private async Task Serve()
    {
        while (_listener.IsListening)
        {
            try
            {
                await Answer(await _listener.GetContextAsync());
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                // Stopped, or the client has given up.
            }
        }
    }

    private async Task Answer(HttpListenerContext exchange)
    {
        Asked.Add(exchange.Request.Headers["If-None-Match"]);
        if (IsSilent)
        {
            await _stopped.Task;
        }

        var isKnown = ETag is not null && exchange.Request.Headers["If-None-Match"] == ETag;
        exchange.Response.StatusCode = isKnown ? (int)HttpStatusCode.NotModified : (int)Status;
        if (ETag is not null)
        {
            exchange.Response.Headers["ETag"] = ETag;
        }

        var body = isKnown ? [] : Encoding.UTF8.GetBytes(Document);
        exchange.Response.ContentLength64 = body.Length;
        await exchange.Response.OutputStream.WriteAsync(body);
        exchange.Response.Close();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
