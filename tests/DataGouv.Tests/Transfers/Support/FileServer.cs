using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace DataGouv.Tests.Transfers.Support;

/// <summary>A server of files on a bare socket: it can cut, stall and lie as no web server would.</summary>
internal sealed class FileServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentQueue<FileRequest> _requests = new();
    private readonly ConcurrentBag<Task> _connections = [];
    private readonly Func<FileRequest, FileAnswer> _answer;
    private readonly Task _accepting;
    private int _count;

    private FileServer(Func<FileRequest, FileAnswer> answer)
    {
        _answer = answer;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Called when nothing more comes.</summary>
    public Action OnStall { get; set; } = () => { };

    public IReadOnlyList<FileRequest> Requests => [.. _requests];

    public static FileServer Start(Func<FileRequest, FileAnswer> answer) => new(answer);

    /// <summary>An address on this server.</summary>
    public Uri Address(string path = "/fichier.csv", string host = "127.0.0.1") =>
        new($"http://{host}:{((IPEndPoint)_listener.LocalEndpoint).Port}{path}");

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.WhenAll(_connections).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            var socket = await _listener.AcceptSocketAsync(_end.Token);
            _connections.Add(ServeAsync(socket));
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        using (socket)
        {
            await using var stream = new NetworkStream(socket);
            using var reader = new StreamReader(stream, Encoding.ASCII);
            var first = await reader.ReadLineAsync(_end.Token);
            var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            while (await reader.ReadLineAsync(_end.Token) is { Length: > 0 } line)
            {
                var colon = line.IndexOf(':', StringComparison.Ordinal);
                headers[line[..colon]] = line[(colon + 1)..].Trim();
            }

            if (first is null)
            {
                return;
            }

            var request = new FileRequest(Interlocked.Increment(ref _count), first.Split(' ')[1], headers);
            _requests.Enqueue(request);
            await WriteAsync(socket, stream, _answer(request));
        }
    }

    private static string Length(FileAnswer answer) =>
        answer switch
        {
            { EndsWithConnection: true } => "",
            { IsChunked: true } => "Transfer-Encoding: chunked\r\n",
            _ => string.Create(CultureInfo.InvariantCulture, $"Content-Length: {answer.Announced ?? answer.Body.Length}\r\n"),
        };

    private async Task WriteAsync(Socket socket, NetworkStream stream, FileAnswer answer)
    {
        var head = new StringBuilder($"HTTP/1.1 {answer.Status} X\r\nConnection: close\r\n");
        foreach (var line in answer.Headers)
        {
            head.Append(line).Append("\r\n");
        }

        head.Append(Length(answer)).Append("\r\n");
        await stream.WriteAsync(answer.HeaderEncoding.GetBytes(head.ToString()), _end.Token);
        var body = answer.Body.AsMemory(0, Math.Min(answer.Body.Length, answer.CutAfter ?? answer.StallAfter ?? int.MaxValue));
        if (answer.IsChunked)
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"{body.Length:x}\r\n"), _end.Token);
        }

        await stream.WriteAsync(body, _end.Token);
        if (answer is { IsChunked: true, CutAfter: null })
        {
            await stream.WriteAsync("\r\n0\r\n\r\n"u8.ToArray(), _end.Token);
        }

        if (answer.StallAfter is not null)
        {
            OnStall();
            await Task.Delay(Timeout.Infinite, _end.Token);
        }

        // The rest of the body never comes; what was sent still arrives.
        socket.Shutdown(SocketShutdown.Send);
        await socket.ReceiveAsync(new byte[1], _end.Token);
    }
}
