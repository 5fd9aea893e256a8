using System.IO.Compression;
using DataGouv.Tests.Transfers.Support;

namespace DataGouv.Tests.Transfers;

/// <summary>Files that servers pack, or that are packed: what is stored is the file, whole or not at all.</summary>
public sealed class PackedDownloadTests
{
    private static readonly byte[] Plain = PackedContent.Plain;
    private static readonly byte[] Gzip = PackedContent.Gzip;

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
        var packed = PackedContent.Of(form);
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
        var packed = PackedContent.Of(form);
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

    [Test]
    public async Task ToFile_gzipThatIsPackedOnceMore_isUnpackedOnce()
    {
        await using var server = Serve(PackedContent.Of("twice"), "gzip");

        var file = await _client.Downloads.ToFileAsync(server.Address("/a.csv.gz"), _folder["a.csv.gz"]);

        Assert.That(await File.ReadAllBytesAsync(file.Path), Is.EqualTo(Gzip));
    }

    [Test]
    public async Task ToFile_gzipOfAFewBytes_isStoredAsItIs()
    {
        var small = PackedContent.Pack([1], packed => new GZipStream(packed, CompressionLevel.Optimal));
        await using var server = Serve(small, "gzip");

        var file = await _client.Downloads.ToFileAsync(server.Address("/a.csv.gz"), _folder["a.csv.gz"]);

        Assert.That(await File.ReadAllBytesAsync(file.Path), Is.EqualTo(small));
    }

    [Test]
    public async Task ToFile_blockThatIsFilledUpBehindAGzip_isNoLostConnection()
    {
        await using var server = Serve(PackedContent.Of("padded"), "gzip");

        var file = await _client.Downloads.ToFileAsync(server.Address("/a.csv"), _folder["a.csv"]);

        Assert.That(await File.ReadAllBytesAsync(file.Path), Is.EqualTo(Plain));
    }

    [Test]
    public async Task ToFile_lostBeforeTheFirstBytesOfAGzip_isAskedForAgain()
    {
        await using var server = FileServer.Start(request => new FileAnswer(200, Gzip)
        {
            CutAfter = request.Number == 1 ? 10 : null,
            Headers = ["Content-Encoding: gzip", "ETag: \"one\""],
        });

        var file = await _client.Downloads.ToFileAsync(server.Address("/a.csv.gz"), _folder["a.csv.gz"]);

        Assert.That((file.Bytes, server.Requests.Count), Is.EqualTo(((long)Gzip.Length, 2)));
    }

    private static FileServer Serve(byte[] body, string encoding, string mediaType = "text/csv") =>
        FileServer.Start(_ => new FileAnswer(200, body) { Headers = [$"Content-Encoding: {encoding}", $"Content-Type: {mediaType}"] });
}
