using System.IO.Compression;
using System.Net;
using System.Text;
using DataGouv.Tests.Transfers.Support;

namespace DataGouv.Tests.Transfers;

/// <summary>Files that servers pack, or that are packed: what is stored is the file, whole or not at all.</summary>
public sealed class PackedDownloadTests
{
    private static readonly byte[] Plain = Encoding.UTF8.GetBytes(
        string.Join('\n', Enumerable.Range(0, 20_000).Select(line => $"{line};station {line * 7919 % 10_007}")));
    private static readonly byte[] Gzip = Pack(Plain, packed => new GZipStream(packed, CompressionLevel.Optimal));

    private TemporaryFolder _folder = null!;
    private DataGouvClient _client = null!;

    [SetUp]
    public void Prepare()
    {
        _folder = new TemporaryFolder();
        _client = DownloadClients.Create();
    }

    [TearDown]
    public void End()
    {
        _client.Dispose();
        _folder.Dispose();
    }

    [TestCase("/stations.csv.gz", "text/csv")]
    [TestCase("/stations.tgz", "application/octet-stream")]
    [TestCase("/logo.svgz", "image/svg+xml")]
    [TestCase("/stations", "application/gzip")]
    public async Task ToFile_gzipServedAsAnEncoding_isStoredAsItIs(string path, string mediaType)
    {
        await using var server = Serve(Gzip, "gzip", mediaType: mediaType);

        var file = await _client.Downloads.ToFileAsync(
            DownloadSource.FromUri(server.Address(path), FileChecksum.Sha1(Content.Sha1(Gzip))),
            _folder["a.gz"]);

        Assert.That(await File.ReadAllBytesAsync(file.Path), Is.EqualTo(Gzip));
        Assert.That((file.Verified, file.MediaType), Is.EqualTo(((ChecksumForm?)ChecksumForm.File, mediaType)));
    }

    [Test]
    public async Task ToFile_gzipWithTheChecksumOfItsContent_isStoredAsItIs()
    {
        await using var server = Serve(Gzip, "gzip");

        var file = await _client.Downloads.ToFileAsync(
            DownloadSource.FromUri(server.Address("/a.csv.gz"), FileChecksum.Sha1(Content.Sha1(Plain))),
            _folder["a.gz"]);

        Assert.That((file.Verified, File.ReadAllBytes(file.Path).Length), Is.EqualTo(((ChecksumForm?)ChecksumForm.Content, Gzip.Length)));
    }

    [Test]
    public async Task ToFile_plainFileThatIsPacked_isUnpacked(
        [Values("gzip", "x-gzip", "br", "deflate", "raw")] string form,
        [Values] bool packedChecksum)
    {
        var packed = Packed(form);
        await using var server = Serve(packed, form == "raw" ? "deflate" : form);
        var checksum = FileChecksum.Sha1(Content.Sha1(packedChecksum ? packed : Plain));

        var file = await _client.Downloads.ToFileAsync(DownloadSource.FromUri(server.Address("/a.csv"), checksum), _folder["a.csv"]);

        Assert.That(await File.ReadAllBytesAsync(file.Path), Is.EqualTo(Plain));
        Assert.That(file.Verified, Is.EqualTo(packedChecksum ? ChecksumForm.Packed : ChecksumForm.File));
    }

    [Test]
    public async Task ToFile_halfOfWhatIsPacked_isALostConnection(
        [Values("gzip", "br", "deflate", "raw")] string form,
        [Values(2, 1000, 4)] int part)
    {
        var packed = Packed(form);
        var half = part == 4 ? packed[..^4] : packed[..(packed.Length / part)];
        await using var server = FileServer.Start(_ => new FileAnswer(200, half)
        {
            EndsWithConnection = true,
            Headers = [$"Content-Encoding: {(form == "raw" ? "deflate" : form)}"],
        });

        var failure = await Assert.ThrowsAsync<DownloadException>(() =>
            _client.Downloads.ToFileAsync(server.Address("/a.csv"), _folder["a.csv"]));

        Assert.That(failure!.Reason, Is.EqualTo(DownloadFailure.Interrupted));
        Assert.That(_folder.Files, Is.Empty);
    }

    [TestCase("file")]
    [TestCase("stream")]
    public async Task Download_halfAGzipThatIsTheFile_isALostConnection(string door)
    {
        await using var server = FileServer.Start(_ => new FileAnswer(200, Gzip[..(Gzip.Length / 2)])
        {
            EndsWithConnection = true,
            Headers = ["Content-Encoding: gzip"],
        });

        var failure = await Assert.ThrowsAsync<DownloadException>(() =>
            door == "file"
                ? _client.Downloads.ToFileAsync(server.Address("/a.csv.gz"), _folder["a.gz"])
                : _client.Downloads.ToStreamAsync(server.Address("/a.csv.gz"), new MemoryStream()));

        Assert.That(failure!.Reason, Is.EqualTo(DownloadFailure.Interrupted));
        Assert.That(_folder.Files, Is.Empty);
    }

    [TestCase("/a.csv", false)]
    [TestCase("/a.csv.gz", true)]
    public async Task ToFile_packedCutAndResumed_isWhole(string path, bool stored)
    {
        await using var server = FileServer.Start(request =>
            FileAnswer.Of(request, Gzip) is var answer && request.Number == 1
                ? answer with
                {
                    CutAfter = Gzip.Length / 2,
                    EndsWithConnection = !stored,
                    Headers = [.. answer.Headers, "Content-Encoding: gzip"],
                }
                : answer with
                {
                    Headers = [.. answer.Headers, "Content-Encoding: gzip"],
                });

        var file = await _client.Downloads.ToFileAsync(server.Address(path), _folder["a"]);

        Assert.That(await File.ReadAllBytesAsync(file.Path), Is.EqualTo(stored ? Gzip : Plain));
        Assert.That(server.Requests[1].From, Is.EqualTo(stored ? Gzip.Length / 2 : (int?)null));
    }

    [Test]
    public async Task ToStream_packedCutAndResumed_isWhole()
    {
        await using var server = FileServer.Start(request =>
            FileAnswer.Of(request, Gzip) is var answer && request.Number == 1
                ? answer with
                {
                    CutAfter = Gzip.Length / 2,
                    EndsWithConnection = true,
                    Headers = [.. answer.Headers, "Content-Encoding: gzip"],
                }
                : answer with
                {
                    Headers = [.. answer.Headers, "Content-Encoding: gzip"],
                });
        var target = new MemoryStream();

        await _client.Downloads.ToStreamAsync(server.Address("/a.csv"), target);

        Assert.That(target.ToArray(), Is.EqualTo(Plain));
    }

    [Test]
    public async Task ToFile_serverThatPacksAtTheWordGzip_isNotAskedTo()
    {
        await using var server = FileServer.Start(request =>
            request.Headers["Accept-Encoding"].Contains("gzip", StringComparison.Ordinal)
                ? new FileAnswer(200, Gzip) { Headers = ["Content-Encoding: gzip"] }
                : new FileAnswer(200, Plain));

        var file = await _client.Downloads.ToFileAsync(server.Address("/a.csv"), _folder["a.csv"]);

        Assert.That((file.Bytes, server.Requests[0].Headers["Accept-Encoding"]), Is.EqualTo(((long)Plain.Length, "identity")));
    }

    [TestCase("utf-8")]
    [TestCase("none")]
    [TestCase("identity")]
    public async Task ToFile_encodingThatIsNone_isTheFile(string encoding)
    {
        await using var server = Serve(Plain, encoding);

        var file = await _client.Downloads.ToFileAsync(server.Address("/a.csv"), _folder["a.csv"]);

        Assert.That(file.Bytes, Is.EqualTo(Plain.Length));
    }

    [Test]
    public async Task ToFile_formThatCannotBeUnpacked_isRefused()
    {
        await using var server = Serve(Plain, "zstd");

        var failure = await Assert.ThrowsAsync<DownloadException>(() =>
            _client.Downloads.ToFileAsync(server.Address("/a.csv"), _folder["a.csv"]));

        Assert.That(failure!.Message, Does.Contain("packed as zstd"));
    }

    // 8 ways of encoding, whole, cut or resumed, by a client of each kind, with the checksum of either form or none.
    [Test]
    public async Task ToFile_anyWayOfEncoding_neverLeavesAWrongFile(
        [Values("none", "gzip", "x-gzip", "deflate", "raw", "br", "file", "gzip, gzip")] string form,
        [Values("whole", "cut", "resumed")] string end,
        [Values("own", "given", "unpacking")] string kind,
        [Values("packed", "plain", "none")] string checksum)
    {
        var packed = Packed(form);
        var right = form == "file" ? packed : Plain;
        var encoding = form switch
        {
            "none" => null,
            "raw" => "Content-Encoding: deflate",
            "file" => "Content-Encoding: gzip",
            _ => $"Content-Encoding: {form}",
        };
        await using var server = FileServer.Start(request =>
        {
            var isCut = end == "cut" || (end == "resumed" && request.Number == 1);
            var answer = FileAnswer.Of(request, packed);
            return answer with
            {
                Headers = encoding is null ? answer.Headers : [.. answer.Headers, encoding],
                CutAfter = isCut ? answer.Body.Length / 2 : null,
                EndsWithConnection = isCut && form != "none",
            };
        });
        using var http = kind == "own" ? null : new HttpClient(Handler(kind)) { Timeout = Timeout.InfiniteTimeSpan };
        using var client = DownloadClients.Create(http: http);
        var source = new DownloadSource(server.Address(form == "file" ? "/a.csv.gz" : "/a.csv"))
        {
            Checksum = checksum == "none" ? null : FileChecksum.Sha1(Content.Sha1(checksum == "packed" ? packed : Plain)),
        };

        var isKept = await IsKeptAsync(client, source);

        Assert.That(_folder.Files.Select(name => File.ReadAllBytes(_folder[name])), isKept ? Is.EqualTo([right]) : Is.Empty);
        Assert.That(isKept || end == "cut" || kind == "unpacking", Is.True);
        Assert.That(isKept && end == "cut", Is.False);
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

    private static SocketsHttpHandler Handler(string kind)
    {
        var handler = DataGouvClient.CreateHandler();
        handler.AutomaticDecompression = kind == "unpacking" ? DecompressionMethods.All : DecompressionMethods.None;
        return handler;
    }

    private static FileServer Serve(byte[] body, string encoding, string mediaType = "text/csv") =>
        FileServer.Start(_ => new FileAnswer(200, body) { Headers = [$"Content-Encoding: {encoding}", $"Content-Type: {mediaType}"] });

    private static byte[] Packed(string form) =>
        form switch
        {
            "none" => Plain,
            "br" => Pack(Plain, packed => new BrotliStream(packed, CompressionLevel.Optimal)),
            "deflate" => Pack(Plain, packed => new ZLibStream(packed, CompressionLevel.Optimal)),
            "raw" => Pack(Plain, packed => new DeflateStream(packed, CompressionLevel.Optimal)),
            "gzip, gzip" => Pack(Gzip, packed => new GZipStream(packed, CompressionLevel.Optimal)),
            _ => Gzip,
        };

    private static byte[] Pack(byte[] plain, Func<Stream, Stream> pack)
    {
        using var packed = new MemoryStream();
        using (var writer = pack(packed))
        {
            writer.Write(plain);
        }

        return packed.ToArray();
    }
}
