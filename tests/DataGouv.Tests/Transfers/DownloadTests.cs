using System.Security.Cryptography;
using DataGouv.Catalog;
using DataGouv.Tests.Transfers.Support;

namespace DataGouv.Tests.Transfers;

/// <summary>Files arrive whole, verified, under the right name, or not at all.</summary>
public sealed class DownloadTests
{
    private static readonly byte[] File1 = Content.Of(300_000);

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

    [Test]
    public async Task ToFolder_resource_isNamedAfterItsTitleAndVerified()
    {
        await using var server = FileServer.Start(request => FileAnswer.Of(request, File1));

        var file = await _client.Downloads.ToFolderAsync(Resource(server.Address(), "Bancs 2026"), _folder.Path);

        Assert.That(
            (file.Path, file.Bytes, file.Checksum),
            Is.EqualTo((_folder["Bancs 2026.csv"], 300_000L, FileChecksum.Sha1(Content.Sha1(File1)))));
        Assert.That(await File.ReadAllBytesAsync(file.Path), Is.EqualTo(File1));
        Assert.That(_folder.Files, Is.EqualTo(["Bancs 2026.csv"]));
    }

    [Test]
    public async Task ToFolder_resourceWithAnotherChecksum_isRefused()
    {
        await using var server = FileServer.Start(request => FileAnswer.Of(request, Content.Of(300_000, seed: 2)));

        await Assert.ThrowsAsync<ChecksumMismatchException>(() =>
            _client.Downloads.ToFolderAsync(Resource(server.Address(), "Bancs 2026"), _folder.Path));

        Assert.That(_folder.Files, Is.Empty);
    }

    [TestCase("attachment; filename=\"donn%C3%A9es.csv\"", "/x", "donn%C3%A9es.csv")]
    [TestCase("attachment; filename*=UTF-8''donn%C3%A9es.csv", "/x", "données.csv")]
    [TestCase("attachment; filename=\"../../etc/passwd\"", "/x", "passwd")]
    [TestCase(null, "/a/b/relev%C3%A9.csv?x=1", "relevé.csv")]
    [TestCase(null, "/a/b/", "b")]
    [TestCase(null, "/", "download")]
    [TestCase(null, "/..%2F..%2Fx.csv", "x.csv")]
    public async Task ToFolder_addressWithoutAName_isNamedByServerOrAddress(string? disposition, string path, string name)
    {
        await using var server = FileServer.Start(request =>
            FileAnswer.Of(request, File1) with
            {
                Headers = disposition is null ? [] : [$"Content-Disposition: {disposition}"],
            });

        var file = await _client.Downloads.ToFolderAsync(server.Address(path), _folder.Path);

        Assert.That(file.Path, Is.EqualTo(_folder[name]));
    }

    [Test]
    public async Task ToFolder_afterARedirect_isNamedByTheLastAddress()
    {
        await using var files = FileServer.Start(request => FileAnswer.Of(request, File1));
        await using var permalink = FileServer.Start(_ => FileAnswer.Redirect(files.Address("/vrai-nom.csv")));

        var file = await _client.Downloads.ToFolderAsync(permalink.Address("/api/1/datasets/r/4f3fe95c"), _folder.Path);

        Assert.That(Path.GetFileName(file.Path), Is.EqualTo("vrai-nom.csv"));
    }

    [TestCase("md5")]
    [TestCase("sha1")]
    [TestCase("sha256")]
    [TestCase("sha384")]
    [TestCase("sha512")]
    public async Task ToFile_anyChecksum_isVerified(string algorithm)
    {
        await using var server = FileServer.Start(request => FileAnswer.Of(request, File1));
        var value = Convert.ToHexString(CryptographicOperations.HashData(new HashAlgorithmName(algorithm.ToUpperInvariant()), File1));
        var checksum = algorithm switch
        {
            "md5" => FileChecksum.Md5(value),
            "sha1" => FileChecksum.Sha1(value),
            _ => FileChecksum.Sha2(value),
        };

        var file = await _client.Downloads.ToFileAsync(
            DownloadSource.FromUri(server.Address(), checksum),
            _folder["a.csv"],
            new DownloadOptions { Verify = ChecksumVerification.Required });

        Assert.That((file.Checksum, file.Checksum!.Algorithm), Is.EqualTo((checksum, algorithm)));
    }

    [TestCase("file")]
    [TestCase("stream")]
    [TestCase("open")]
    public async Task Download_anotherFile_saysBothChecksumsAndKeepsNothing(string kind)
    {
        var other = Content.Of(300_000, seed: 2);
        await using var server = FileServer.Start(request => FileAnswer.Of(request, other));
        var source = DownloadSource.FromUri(server.Address(), FileChecksum.Sha1(Content.Sha1(File1)));

        var failure = await Assert.ThrowsAsync<ChecksumMismatchException>(() => DownloadAsync(kind, source));

        Assert.That((failure!.Expected, failure.Actual), Is.EqualTo((Content.Sha1(File1), Content.Sha1(other))));
        Assert.That(_folder.Files, Is.Empty);
    }

    [Test]
    public async Task ToFile_anotherFileAndVerifyOff_isKept()
    {
        await using var server = FileServer.Start(request => FileAnswer.Of(request, File1));

        var file = await _client.Downloads.ToFileAsync(
            DownloadSource.FromUri(server.Address(), FileChecksum.Sha1(new string('0', 40))),
            _folder["a.csv"],
            new DownloadOptions { Verify = ChecksumVerification.Off });

        Assert.That(file.Checksum, Is.Null);
    }

    [Test]
    public async Task ToFile_requiredAndUnknownChecksum_isRefusedBeforeAnythingIsSent()
    {
        await using var server = FileServer.Start(request => FileAnswer.Of(request, File1));

        Assert.That(
            () =>
                _client.Downloads.ToFileAsync(
                    server.Address(),
                    _folder["a.csv"],
                    new DownloadOptions { Verify = ChecksumVerification.Required }),
            Throws.InvalidOperationException);
        Assert.That(server.Requests, Is.Empty);
    }

    [Test]
    public async Task ToFile_existingFile_failsBeforeAnythingIsSent()
    {
        await using var server = FileServer.Start(request => FileAnswer.Of(request, File1));
        _folder.Write("a.csv", [1]);

        var failure = await Assert.ThrowsAsync<IOException>(() => _client.Downloads.ToFileAsync(server.Address(), _folder["a.csv"]));

        Assert.That(failure!.Message, Does.Contain("exists already"));
        Assert.That(server.Requests, Is.Empty);
    }

    [TestCase("BANCS.CSV")]
    [TestCase("bancs.csv")]
    public async Task ToFolder_existingFileOfAnotherCase_isTheSameFile(string existing)
    {
        await using var server = FileServer.Start(request => FileAnswer.Of(request, File1));
        _folder.Write(existing, [1]);

        Assert.That(
            async () => await _client.Downloads.ToFolderAsync(Resource(server.Address(), "Bancs"), _folder.Path),
            Throws.InstanceOf<IOException>());
        Assert.That(server.Requests, Is.Empty);
    }

    [Test]
    public async Task ToFile_overwrite_replacesIt()
    {
        await using var server = FileServer.Start(request => FileAnswer.Of(request, File1));
        _folder.Write("a.csv", [1]);

        await _client.Downloads.ToFileAsync(server.Address(), _folder["a.csv"], new DownloadOptions { Existing = ExistingFile.Overwrite });

        Assert.That(await File.ReadAllBytesAsync(_folder["a.csv"]), Is.EqualTo(File1));
    }

    [Test]
    public async Task ToFile_overwriteThatFails_leavesTheOldFile()
    {
        await using var server = FileServer.Start(request =>
            FileAnswer.Of(request, File1) with
            {
                CutAfter = request.Number == 1 ? 100 : 0,
            });
        _folder.Write("a.csv", [1]);

        await Assert.ThrowsAsync<DownloadException>(() =>
            _client.Downloads.ToFileAsync(server.Address(), _folder["a.csv"], new DownloadOptions { Existing = ExistingFile.Overwrite }));

        Assert.That(await File.ReadAllBytesAsync(_folder["a.csv"]), Is.EqualTo(new byte[] { 1 }));
        Assert.That(_folder.Files, Is.EqualTo(["a.csv"]));
    }

    [Test]
    public async Task ToFile_sameFileAndSkipIfSame_sendsNothing()
    {
        await using var server = FileServer.Start(request => FileAnswer.Of(request, File1));
        _folder.Write("a.csv", File1);

        var file = await _client.Downloads.ToFileAsync(
            Resource(server.Address(), "x"),
            _folder["a.csv"],
            new DownloadOptions { Existing = ExistingFile.SkipIfSame });

        Assert.That((file.WasSkipped, server.Requests.Count), Is.EqualTo((true, 0)));
    }

    [Test]
    public async Task ToFile_otherFileAndSkipIfSame_replacesIt()
    {
        await using var server = FileServer.Start(request => FileAnswer.Of(request, File1));
        _folder.Write("a.csv", [1]);

        var file = await _client.Downloads.ToFileAsync(
            Resource(server.Address(), "x"),
            _folder["a.csv"],
            new DownloadOptions { Existing = ExistingFile.SkipIfSame });

        Assert.That((file.WasSkipped, file.Bytes), Is.EqualTo((false, 300_000L)));
    }

    [Test]
    public async Task ToStream_file_isWrittenFromWhereItStands()
    {
        await using var server = FileServer.Start(request => FileAnswer.Of(request, File1));
        var target = new MemoryStream();
        target.WriteByte(7);

        var bytes = await _client.Downloads.ToStreamAsync(Resource(server.Address(), "x"), target);

        Assert.That(bytes, Is.EqualTo(300_000));
        Assert.That(target.ToArray(), Is.EqualTo((byte[])[7, .. File1]));
    }

    [Test]
    public async Task Open_file_isReadWhileItComes()
    {
        await using var server = FileServer.Start(request => FileAnswer.Of(request, File1));

        await using var content = await _client.Downloads.OpenAsync(server.Address());
        var first = new byte[10];
        await content.ReadExactlyAsync(first);

        Assert.That((content.Length, first), Is.EqualTo((300_000L, File1[..10])));
    }

    [Test]
    public async Task ToFile_emptyFile_isAnEmptyFile()
    {
        await using var server = FileServer.Start(request => FileAnswer.Of(request, []));

        var file = await _client.Downloads.ToFileAsync(server.Address(), _folder["a.csv"]);

        Assert.That(new FileInfo(file.Path).Length, Is.Zero);
    }

    [Test]
    public async Task ToFile_any_asksForTheBytesThemselves()
    {
        await using var server = FileServer.Start(request => FileAnswer.Of(request, File1));

        await _client.Downloads.ToFileAsync(server.Address(), _folder["a.csv"]);

        Assert.That(server.Requests[0].Headers["Accept-Encoding"], Is.EqualTo("identity"));
    }

    [Test]
    public async Task ToFile_progress_neverGoesBackAndEndsWithEverything()
    {
        await using var server = FileServer.Start(request =>
            request.Number == 1 ? FileAnswer.Of(request, File1) with { CutAfter = 150_000 } : FileAnswer.Of(request, File1));
        var log = new ProgressLog();

        await _client.Downloads.ToFileAsync(server.Address(), _folder["a.csv"], new DownloadOptions { Progress = log });

        Assert.That(log.Reports.Select(report => report.Bytes), Is.Ordered);
        Assert.That((log.Reports[^1].Bytes, log.Reports[^1].Total), Is.EqualTo((300_000L, (long?)300_000L)));
    }

    [TestCase("ftp://exemple.fr/a.csv")]
    [TestCase("file:///etc/passwd")]
    public void FromUri_otherSchemes_areRefused(string address) =>
        Assert.That(() => DownloadSource.FromUri(new Uri(address)), Throws.ArgumentException.With.Message.Contains("only http and https"));

    [Test]
    public void FromResource_withoutAnAddress_isRefused() =>
        Assert.That(
            () => DownloadSource.FromResource(new Resource { Title = "x" }),
            Throws.ArgumentException.With.Message.Contains("X-Fields"));

    [Test]
    public void FromLatest_resourceOfEitherKind_isAtItsPermanentAddress()
    {
        const string Latest = "https://www.data.gouv.fr/datasets/r/4f3fe95c-620c-4d25-b901-3d0baa5c60e8";

        Assert.That(
            (Uri[])
                [
                    DownloadSource.FromLatest(new Resource { Latest = Latest }).Address,
                    DownloadSource.FromLatest(new CommunityResource { Latest = Latest }).Address,
                ],
            Is.All.EqualTo(new Uri(Latest)));
    }

    [TestCase("sha2", 64, "sha256")]
    [TestCase("sha2", 96, "sha384")]
    [TestCase("sha2", 128, "sha512")]
    [TestCase("sha256", 64, "sha256")]
    [TestCase("md5", 32, "md5")]
    [TestCase("sha1", 39, null)]
    [TestCase("crc", 8, null)]
    public void FromResource_checksumOfAPublisher_isReadIfItCanBe(string type, int digits, string? algorithm)
    {
        var resource = new Resource
        {
            Url = "https://exemple.fr/a.csv",
            Checksum = new Checksum { Type = ChecksumType.Create(type), Value = new string('A', digits) },
        };

        Assert.That(DownloadSource.FromResource(resource).Checksum?.Algorithm, Is.EqualTo(algorithm));
    }

    private Task DownloadAsync(string kind, DownloadSource source) =>
        kind switch
        {
            "file" => _client.Downloads.ToFileAsync(source, _folder["a.csv"]),
            "stream" => _client.Downloads.ToStreamAsync(source, new MemoryStream()),
            _ => ReadAsync(source),
        };

    private async Task ReadAsync(DownloadSource source)
    {
        await using var content = await _client.Downloads.OpenAsync(source);
        await content.CopyToAsync(Stream.Null);
    }

    private static Resource Resource(Uri address, string title) =>
        new()
        {
            Id = PlatformStore.Hosted,
            Title = title,
            Format = "csv",
            Url = address.AbsoluteUri,
            Filesize = File1.Length,
            Checksum = new Checksum { Type = ChecksumType.Sha1, Value = Content.Sha1(File1) },
        };
}
