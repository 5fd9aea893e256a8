using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace DataGouv.Benchmarks.Transfers;

/// <summary>
/// Takes uploads and gives files on bare sockets and threads, and allocates nothing for a byte: what is measured is the client. It knows of the
/// platform's protocol what a measurement needs: a small form makes the resource, a large one is a part.
/// </summary>
internal sealed class DrainServer : IDisposable
{
    private const int HeadSize = 16 * 1024;
    private const int SmallForm = 4096;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly string _resource;

    /// <summary>A server that says of every upload that it is so many bytes with this checksum.</summary>
    public DrainServer(long length, string sha1)
    {
        _resource = string.Create(CultureInfo.InvariantCulture, $$"""{"id":"4f3fe95c-620c-4d25-b901-3d0baa5c60e8","title":"a.csv","filesize":{{length}},"checksum":{"type":"sha1","value":"{{sha1}}"},"success":true}""");
        _listener.Start();
        Root = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        new Thread(Accept) { IsBackground = true }.Start();
    }

    public Uri Root { get; }

    /// <summary>The bytes of bodies that have come.</summary>
    public long Received => Interlocked.Read(ref _received);

    private long _received;

    /// <summary>A client of this server.</summary>
    public DataGouvClient Client() => new(new DataGouvClientOptions
    {
        ApiKey = "udata_benchmark",
        Environment = new DataGouvEnvironment { Catalog = new Uri(Root, "/api/1/"), CatalogV2 = new Uri(Root, "/api/2/"), Tabular = new Uri(Root, "/tabular/"), Metrics = null },
    });

    public void Dispose() => _listener.Stop();

    private void Accept()
    {
        try
        {
            while (true)
            {
                var socket = _listener.AcceptSocket();
                new Thread(() => Serve(socket)) { IsBackground = true }.Start();
            }
        }
        catch (SocketException)
        {
            // The measurement is over.
        }
    }

    private void Serve(Socket socket)
    {
        var head = new byte[HeadSize];
        var body = new byte[1 << 20];
        using (socket)
        {
            try
            {
                while (ServeOne(socket, head, body))
                {
                }
            }
            catch (SocketException)
            {
                // The client has enough.
            }
        }
    }

    private bool ServeOne(Socket socket, byte[] head, byte[] body)
    {
        var filled = 0;
        int end;
        while ((end = head.AsSpan(0, filled).IndexOf("\r\n\r\n"u8)) < 0)
        {
            var read = socket.Receive(head.AsSpan(filled));
            if (read == 0)
            {
                return false;
            }

            filled += read;
        }

        var text = Encoding.ASCII.GetString(head, 0, end);
        var target = text.Split(' ', 3)[1];
        var length = Length(text);
        for (var left = length - (filled - end - 4); left > 0;)
        {
            left -= socket.Receive(body.AsSpan(0, (int)Math.Min(left, body.Length)));
        }

        Interlocked.Add(ref _received, length);
        Answer(socket, target, length);
        return true;
    }

    private void Answer(Socket socket, string target, long length)
    {
        if (target.StartsWith("/file/", StringComparison.Ordinal))
        {
            var size = long.Parse(target["/file/".Length..], CultureInfo.InvariantCulture);
            socket.Send(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 200 OK\r\nContent-Type: text/csv\r\nETag: \"one\"\r\nContent-Length: {size}\r\n\r\n")));
            for (var left = size; left > 0; left -= Pattern.Block.Length)
            {
                socket.Send(Pattern.Block.AsSpan(0, (int)Math.Min(left, Pattern.Block.Length)));
            }

            return;
        }

        var json = target.EndsWith("/extensions/", StringComparison.Ordinal) ? "[\"csv\"]" : length is > 0 and < SmallForm ? _resource : "{\"success\":true}";
        socket.Send(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {json.Length}\r\n\r\n{json}")));
    }

    private static long Length(string head)
    {
        const string Name = "Content-Length: ";
        var start = head.IndexOf(Name, StringComparison.OrdinalIgnoreCase);
        if (start < 0)
        {
            return 0;
        }

        var line = head.AsSpan(start + Name.Length);
        var stop = line.IndexOf('\r');
        return long.Parse(stop < 0 ? line : line[..stop], CultureInfo.InvariantCulture);
    }
}
