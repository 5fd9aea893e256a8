using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace DataGouv.Tests.Support;

/// <summary>
/// A server on a bare socket that answers every request with one body, and cuts the first answers after some bytes: what a framework
/// would not let a test do.
/// </summary>
internal sealed class CuttingServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly byte[] _body;
    private readonly AnswerForm _form;
    private readonly Func<int, int, int?> _cut;
    private readonly Task _serving;
    private int _requests;

    /// <summary>Starts the server.</summary>
    /// <param name="body">The body, unpacked.</param>
    /// <param name="form">How its end is told.</param>
    /// <param name="cut">
    /// After how many bytes an answer is cut, by the number of the request (from 1) and the length of the body as sent; null: never.
    /// </param>
    public CuttingServer(byte[] body, AnswerForm form, Func<int, int, int?> cut)
    {
        _form = form;
        _cut = cut;
        _body = form is AnswerForm.Gzip or AnswerForm.GzipChunked ? Pack(body) : body;
        _listener.Start();
        _serving = ServeAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    public int Requests => _requests;

    public DataGouvClient CreateClient(Action<DataGouvClientOptions>? configure = null)
    {
        var options = new DataGouvClientOptions
        {
            Anonymous = true,
            Environment = DataGouvEnvironment.Production with { Catalog = new Uri(Address, "/api/1/"), Tabular = Address },
            Retry =
            {
                MaxAttempts = 3,
                BaseDelay = TimeSpan.Zero,
                MaxDelay = TimeSpan.Zero,
            },
        };
        configure?.Invoke(options);
        return new DataGouvClient(options);
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Stop();
        await _serving;
        _stopping.Dispose();
    }

    private static byte[] Pack(byte[] body)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            gzip.Write(body);
        }

        return packed.ToArray();
    }

    private async Task ServeAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                using var connection = await _listener.AcceptTcpClientAsync(_stopping.Token);
                await AnswerAsync(connection.GetStream());
            }
            catch (Exception ended) when (ended is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // The client left, or the test is over.
            }
        }
    }

    private async Task AnswerAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        while (await reader.ReadLineAsync(_stopping.Token) is { Length: > 0 })
        {
            // The request ends with an empty line.
        }

        var sent = _cut(++_requests, _body.Length) is { } cut ? _body.AsMemory(0, Math.Min(cut, _body.Length)) : _body;
        var isChunked = _form is AnswerForm.Chunked or AnswerForm.GzipChunked;
        await WriteAsync(
            stream,
            string.Concat(
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n",
                _form is AnswerForm.Gzip or AnswerForm.GzipChunked ? "Content-Encoding: gzip\r\n" : "",
                isChunked ? "Transfer-Encoding: chunked\r\n" : "",
                _form is AnswerForm.Length or AnswerForm.Gzip
                    ? $"Content-Length: {_body.Length.ToString(CultureInfo.InvariantCulture)}\r\n"
                    : "",
                "\r\n"));
        if (isChunked && sent.Length > 0)
        {
            await WriteAsync(stream, sent.Length.ToString("x", CultureInfo.InvariantCulture) + "\r\n");
        }

        await stream.WriteAsync(sent, _stopping.Token);
        if (isChunked && sent.Length == _body.Length)
        {
            await WriteAsync(stream, "\r\n0\r\n\r\n");
        }
    }

    private Task WriteAsync(NetworkStream stream, string text) =>
        stream.WriteAsync(Encoding.ASCII.GetBytes(text), _stopping.Token).AsTask();
}
