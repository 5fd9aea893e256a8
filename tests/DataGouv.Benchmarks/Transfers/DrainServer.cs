using System.Buffers.Text;
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
    /// <summary>A dataset to which files are uploaded.</summary>
    public const string Dataset = "6b02e7d9e58025844ebfbe32";

    private const int HeadSize = 16 * 1024;
    private const int SmallForm = 4096;

    // Nobody looks at what comes: all connections may write over each other's bytes.
    private static readonly byte[] Sink = new byte[1 << 20];

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly byte[] _resource;
    private readonly byte[] _stored = Answer("{\"success\":true}");
    private readonly byte[] _extensions = Answer("[\"csv\"]");
    private readonly byte[] _dataset = Answer("{\"resources\":[]}");

    /// <summary>A server that says of every upload that it is so many bytes with this checksum.</summary>
    public DrainServer(long length, string sha1)
    {
        _resource = Answer(string.Create(CultureInfo.InvariantCulture, $$"""{"id":"4f3fe95c-620c-4d25-b901-3d0baa5c60e8","title":"a.csv","filesize":{{length}},"checksum":{"type":"sha1","value":"{{sha1}}"},"success":true}"""));
        _listener.Start();
        Root = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        new Thread(Accept) { IsBackground = true }.Start();
    }

    public Uri Root { get; }

    /// <summary>The bytes of bodies that have come.</summary>
    public long Received => Interlocked.Read(ref _received);

    private long _received;

    /// <summary>A client of this server.</summary>
    public DataGouvClient Client() => ClientOf(Root);

    /// <summary>A client of such a server in another process.</summary>
    public static DataGouvClient ClientOf(Uri root) => new(new DataGouvClientOptions
    {
        ApiKey = "udata_benchmark",
        Environment = new DataGouvEnvironment
        {
            Catalog = new Uri(root, "/api/1/"),
            CatalogV2 = new Uri(root, "/api/2/"),
            Tabular = new Uri(root, "/tabular/"),
            Metrics = null,
        },
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
        using (socket)
        {
            try
            {
                while (ServeOne(socket, head))
                {
                }
            }
            catch (SocketException)
            {
                // The client has enough.
            }
        }
    }

    private bool ServeOne(Socket socket, byte[] head)
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

        var length = Length(head.AsSpan(0, end));
        for (var left = length - (filled - end - 4); left > 0;)
        {
            left -= socket.Receive(Sink.AsSpan(0, (int)Math.Min(left, Sink.Length)));
        }

        Interlocked.Add(ref _received, length);
        Reply(socket, Target(head.AsSpan(0, end)), length);
        return true;
    }

    private void Reply(Socket socket, ReadOnlySpan<byte> target, long length)
    {
        var file = "/file/"u8;
        if (!target.StartsWith(file))
        {
            socket.Send(length is 0 ? Document(target) : length < SmallForm ? _resource : _stored);
            return;
        }

        var size = long.Parse(target[file.Length..], CultureInfo.InvariantCulture);
        socket.Send(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 200 OK\r\nContent-Type: text/csv\r\nETag: \"one\"\r\nContent-Length: {size}\r\n\r\n")));
        for (var left = size; left > 0; left -= Pattern.Block.Length)
        {
            socket.Send(Pattern.Block.AsSpan(0, (int)Math.Min(left, Pattern.Block.Length)));
        }
    }

    // What is read before an upload.
    private byte[] Document(ReadOnlySpan<byte> target) => target.EndsWith("/extensions/"u8) ? _extensions : _dataset;

    private static byte[] Answer(string json) =>
        Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {json.Length}\r\n\r\n{json}"));

    private static ReadOnlySpan<byte> Target(ReadOnlySpan<byte> head)
    {
        var afterMethod = head[(head.IndexOf((byte)' ') + 1)..];
        return afterMethod[..afterMethod.IndexOf((byte)' ')];
    }

    private static long Length(ReadOnlySpan<byte> head)
    {
        var name = "Content-Length: "u8;
        var start = head.IndexOf(name);
        return start >= 0 && Utf8Parser.TryParse(head[(start + name.Length)..], out long length, out _) ? length : 0;
    }
}
