using System.Net;
using DataGouv.Tests.Transfers.Support;
using Microsoft.Extensions.DependencyInjection;

namespace DataGouv.Tests.Transfers;

/// <summary>
/// 8 ways of encoding, a gzip that is packed once more and one with a block behind it; whole, cut or resumed; by a client of each kind; with
/// the checksum of either form or none: what stands under the final name is the file.
/// </summary>
public sealed class DownloadMatrixTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void Prepare() => _folder = new TemporaryFolder();

    [TearDown]
    public void End() => _folder.Dispose();

    [Test]
    public async Task ToFile_anyWayOfEncoding_neverLeavesAWrongFile(
        [Values("none", "gzip", "x-gzip", "deflate", "raw", "br", "file", "gzip, gzip", "twice", "padded")] string form,
        [Values("whole", "cut", "resumed")] string end,
        [Values("own", "factory", "given", "unpacking")] string kind,
        [Values("packed", "plain", "none")] string checksum)
    {
        var packed = PackedContent.Of(form);
        var right = form is "file" or "twice" ? PackedContent.Gzip : PackedContent.Plain;
        await using var server = FileServer.Start(request => Answer(request, form, packed, end));
        using var client = new ClientOfKind(kind);
        var source = new DownloadSource(server.Address(form is "file" or "twice" ? "/a.csv.gz" : "/a.csv"))
        {
            Checksum = checksum switch
            {
                "packed" => FileChecksum.Sha1(Content.Sha1(packed)),
                "plain" => FileChecksum.Sha1(Content.Sha1(form == "twice" ? PackedContent.Gzip : PackedContent.Plain)),
                _ => null,
            },
        };

        var isKept = await IsKeptAsync(client.Client, source);

        Assert.That(_folder.Files.Select(name => File.ReadAllBytes(_folder[name])), isKept ? Is.EqualTo([right]) : Is.Empty);
        Assert.That(isKept || end == "cut" || kind == "unpacking", Is.True);
        Assert.That(isKept && end == "cut", Is.False);
    }

    private static FileAnswer Answer(FileRequest request, string form, byte[] packed, string end)
    {
        var encoding = form switch
        {
            "none" => null,
            "raw" => "deflate",
            "file" or "twice" or "padded" => "gzip",
            _ => form,
        };
        var isCut = end == "cut" || (end == "resumed" && request.Number == 1);
        var answer = FileAnswer.Of(request, packed);
        return answer with
        {
            Headers = encoding is null ? answer.Headers : [.. answer.Headers, $"Content-Encoding: {encoding}"],
            CutAfter = isCut ? answer.Body.Length / 2 : null,
            EndsWithConnection = isCut && form != "none",
        };
    }

    private async Task<bool> IsKeptAsync(DataGouvClient client, DownloadSource source)
    {
        try
        {
            await client.Downloads.ToFileAsync(source, _folder["a"]);
            return true;
        }
        catch (Exception failure) when (failure is DownloadException or ChecksumMismatchException or InvalidOperationException)
        {
            return false;
        }
    }

    // With the handler of the SDK, one of IHttpClientFactory, or a client that is given: as it should be, or one that unpacks by itself.
    private sealed class ClientOfKind : IDisposable
    {
        private readonly ServiceProvider? _services;
        private readonly HttpClient? _http;

        public ClientOfKind(string kind)
        {
            if (kind == "factory")
            {
                _services = new ServiceCollection().AddDataGouv(DownloadClients.Configure).Services.BuildServiceProvider();
                Client = _services.GetRequiredService<DataGouvClient>();
                return;
            }

            _http = kind == "own" ? null : new HttpClient(Handler(kind)) { Timeout = Timeout.InfiniteTimeSpan };
            Client = DownloadClients.Create(http: _http);
        }

        public DataGouvClient Client { get; }

        public void Dispose()
        {
            Client.Dispose();
            _services?.Dispose();
            _http?.Dispose();
        }

        private static SocketsHttpHandler Handler(string kind)
        {
            var handler = DataGouvClient.CreateHandler();
            handler.AutomaticDecompression = kind == "unpacking" ? DecompressionMethods.All : DecompressionMethods.None;
            return handler;
        }
    }
}
